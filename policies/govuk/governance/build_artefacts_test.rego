package policies.govuk.governance.build_artefacts_test

import data.policies.govuk.governance.build_artefacts

# data.cases holds build_artefacts.cases.json with its evidence completed. Only what a case tells of is worked out.
test_cases[name] if {
	some name, told in data.cases["govuk.governance.build_artefacts"]
	every criterion, outcome in told.expect {
		build_artefacts.criteria[criterion].outcome == outcome with input as told.input
	}
}
