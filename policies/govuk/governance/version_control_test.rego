package policies.govuk.governance.version_control_test

import data.policies.govuk.governance.version_control

# data.cases holds version_control.cases.json with its evidence completed.
test_cases[name] if {
	some name, told in data.cases["govuk.governance.version_control"]
	answers := version_control.criteria with input as told.input
	every criterion, outcome in told.expect {
		answers[criterion].outcome == outcome
	}
}
