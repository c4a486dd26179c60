package policies.govuk.governance.provisioning_test

import data.policies.govuk.governance.provisioning

# data.cases holds provisioning.cases.json with its evidence completed.
test_cases[name] if {
	some name, told in data.cases["govuk.governance.provisioning"]
	answers := provisioning.criteria with input as told.input
	every criterion, outcome in told.expect {
		answers[criterion].outcome == outcome
	}
}
