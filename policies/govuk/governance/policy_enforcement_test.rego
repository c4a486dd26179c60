package policies.govuk.governance.policy_enforcement_test

import data.policies.govuk.governance.policy_enforcement

# data.cases holds policy_enforcement.cases.json with its evidence completed.
test_cases[name] if {
	some name, told in data.cases["govuk.governance.policy_enforcement"]
	answers := policy_enforcement.criteria with input as told.input
	every criterion, outcome in told.expect {
		answers[criterion].outcome == outcome
	}
}
