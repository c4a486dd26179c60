package lib.history_test

import data.lib.history

_file(path, revisions, revisers) := _with_doubts(path, revisions, revisers, 0)

_with_doubts(path, revisions, revisers, unsure) := {
	"path": path, "revisionsInYear": revisions,
	"revisersInYear": revisers, "unsureInYear": unsure,
}

_world(dormant, people) := {"evidence": {
	"git.file_history": {
		"kind": "git.file_history", "complete": true, "closed": true,
		"items": [_file("none", 0, 0), _file("one", 2, 1), _file("two", 2, 2), _file("three", 3, 3), _with_doubts("doubtful", 0, 0, 1)],
	},
	"git.trunk": {
		"kind": "git.trunk", "complete": true, "closed": true,
		"items": [{"id": "trunk", "dormant": dormant, "activeAuthors": people}],
	},
}}

test_paths_by_what_people_did_to_them if {
	history.changed == {"one", "two", "three"} with input as _world(false, 2)
	history.revised == {"two", "three"} with input as _world(false, 2)
	history.shared == {"three"} with input as _world(false, 2)
	history.unchanged == {"none"} with input as _world(false, 2)
	history.unrevised == {"none", "one"} with input as _world(false, 2)
}

test_nothing_is_held_against_a_file_where_work_has_ceased if {
	history.changed == {"one", "two", "three"} with input as _world(true, 2)
	history.unchanged == set() with input as _world(true, 2)
	history.unrevised == set() with input as _world(true, 2)
}

test_one_person_is_not_several if {
	history.several_people.outcome == "unmet" with input as _world(false, 1)
	history.several_people.outcome == "met" with input as _world(false, 2)
}
