package policies.govuk.governance.environment_management_test

import data.policies.govuk.governance.environment_management

# data.cases holds environment_management.cases.json with its evidence completed.
test_cases[name] if {
	some name, told in data.cases["govuk.governance.environment_management"]
	answers := environment_management.criteria with input as told.input
	every criterion, outcome in told.expect {
		answers[criterion].outcome == outcome
	}
}
