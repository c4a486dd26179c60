package policies.govuk.governance.access_policies_test

import data.policies.govuk.governance.access_policies

# data.cases holds access_policies.cases.json with its evidence completed.
test_cases[name] if {
	some name, told in data.cases["govuk.governance.access_policies"]
	answers := access_policies.criteria with input as told.input
	every criterion, outcome in told.expect {
		answers[criterion].outcome == outcome
	}
}
