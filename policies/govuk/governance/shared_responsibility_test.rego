package policies.govuk.governance.shared_responsibility_test

import data.policies.govuk.governance.shared_responsibility

# data.cases holds shared_responsibility.cases.json with its evidence completed.
test_cases[name] if {
	some name, told in data.cases["govuk.governance.shared_responsibility"]
	answers := shared_responsibility.criteria with input as told.input
	every criterion, outcome in told.expect {
		answers[criterion].outcome == outcome
	}
}
