package lib.outcome_test

import data.lib.outcome

_whole := {"kind": "x.one", "complete": true, "closed": true}

_open := {"kind": "x.one", "complete": true, "closed": false}

_gapped := {"kind": "x.one", "complete": false, "closed": true}

_met := {"outcome": "met", "evidence": ["a"], "missing": []}

_unmet := {"outcome": "unmet", "evidence": ["b"], "missing": []}

_unknown := {"outcome": "unknown", "evidence": [], "missing": ["x.one"]}

_not_applicable := {"outcome": "not_applicable", "evidence": [], "missing": []}

test_exists if {
	outcome.exists([_gapped], ["a"], []).outcome == "met"
	outcome.exists([_whole], [], []).outcome == "unmet"
	outcome.exists([_whole], [], ["a"]).outcome == "unknown"
	outcome.exists([_open], [], []).outcome == "unknown"
	outcome.exists([_gapped], [], []).missing == ["x.one"]
}

test_forall if {
	outcome.forall([_gapped], ["a"], ["b"], []).evidence == ["b"]
	outcome.forall([_open], ["a"], [], []).outcome == "met"
	outcome.forall([_gapped], ["a"], [], []).outcome == "unknown"
	outcome.forall([_whole], ["a"], [], ["a"]).outcome == "unknown"
	outcome.forall([_whole], [], [], []).outcome == "not_applicable"
	outcome.forall([_open], [], [], []).outcome == "unknown"
}

test_shares if {
	outcome.at_least(80, [_open], {"total": 10, "good": 8, "unsure": 0}, ["a"]).outcome == "met"
	outcome.at_least(80, [_open], {"total": 10, "good": 7, "unsure": 1}, ["a"]).outcome == "unknown"
	outcome.at_least(80, [_open], {"total": 10, "good": 7, "unsure": 0}, ["a"]).outcome == "unmet"
	outcome.more_than(50, [_whole], {"total": 10, "good": 5, "unsure": 0}, ["a"]).outcome == "unmet"
	outcome.more_than(0, [_whole], {"total": 0, "good": 0, "unsure": 0}, []).outcome == "not_applicable"
	outcome.at_least(80, [_gapped], {"total": 10, "good": 10, "unsure": 0}, ["a"]).outcome == "unknown"
}

test_shares_cite_what_tells_why if {
	ids := outcome.parted(["a", "b", "c"], ["a"], ["c"])
	ids == {"met": ["a"], "unmet": ["b"], "unknown": ["c"]}
	outcome.at_least(80, [_open], {"total": 10, "good": 8, "unsure": 0}, ids).evidence == ["a"]
	outcome.at_least(80, [_open], {"total": 10, "good": 7, "unsure": 1}, ids).evidence == ["c"]
	outcome.more_than(80, [_open], {"total": 10, "good": 7, "unsure": 0}, ids).evidence == ["b"]
	outcome.at_least(80, [_gapped], {"total": 10, "good": 8, "unsure": 0}, ids).evidence == ["c"]
	sure := outcome.parted(["a"], ["a"], [])
	outcome.at_least(80, [_gapped], {"total": 1, "good": 1, "unsure": 0}, sure).evidence == ["a"]
}

test_kleene if {
	outcome.all_of([_met, _not_applicable]).outcome == "met"
	outcome.all_of([_met, _unknown]).outcome == "unknown"
	outcome.all_of([_unknown, _unmet]).outcome == "unmet"
	outcome.any_of([_unmet, _met, _unknown]).outcome == "met"
	outcome.any_of([_unmet, _unknown]).outcome == "unknown"
	outcome.any_of([_unmet, _not_applicable]).outcome == "unmet"
	outcome.all_of([_not_applicable]).outcome == "not_applicable"
}

test_given if {
	outcome.given(_met, _unmet) == _unmet
	outcome.given(_unmet, _met) == _not_applicable
	outcome.given(_unknown, _met) == _unknown
	outcome.given(_not_applicable, _met).outcome == "unknown"
}

test_counter_examples_that_rest_on_an_absence if {
	outcome.known([_whole], ["a"]) == ["a"]
	outcome.doubted([_whole], ["a"]) == []
	outcome.known([_open], ["a"]) == []
	outcome.doubted([_open], ["a"]) == ["a"]
}

test_citing if {
	outcome.citing(outcome.exists([_whole], [], []), ["a"]) == {"outcome": "unmet", "evidence": ["a"], "missing": []}
	outcome.citing(_unmet, ["a"]) == _unmet
	outcome.citing(_met, ["b"]) == _met
	outcome.citing(_unknown, ["a"]) == _unknown
}
