package lib.supply_test

import data.lib.supply

_whole := {"items": [], "complete": true, "closed": true}

_open := {"items": [], "complete": true, "closed": false}

_nothing := {
	"supply.build": object.union(_open, {"kind": "supply.build"}),
	"supply.release": object.union(_whole, {"kind": "supply.release"}),
	"supply.manifest": object.union(_whole, {"kind": "supply.manifest"}),
	"supply.image": object.union(_whole, {"kind": "supply.image"}),
	"ci.capability": object.union(_whole, {"kind": "ci.capability"}),
	"ci.provisioning": object.union(_whole, {"kind": "ci.provisioning"}),
	"iac.module": object.union(_open, {"kind": "iac.module"}),
	"iac.root": object.union(_open, {"kind": "iac.root"}),
	"iac.script": object.union(_open, {"kind": "iac.script"}),
	"relation.root_coverage": object.union(_open, {"kind": "relation.root_coverage"}),
}

_with(kind, fields) := object.union(_nothing, {kind: object.union(_nothing[kind], fields)})

_release := {"id": "a", "active": "yes", "form": "package"}

_image := {"id": "b", "role": "deployed", "own": "yes", "pin": "exact"}

test_a_slot_of_this_source_hides_nothing_where_it_was_read_wholly if {
	supply.in_source({"kind": "x.one", "complete": true, "closed": false}) == {"kind": "x.one", "complete": true, "closed": true}
	supply.in_source({"kind": "x.one", "complete": false, "closed": false}).complete == false
}

test_what_was_read_wholly_and_holds_nothing_is_no_subject if {
	supply.subject.outcome == "unmet" with input.evidence as _nothing
	supply.subject.outcome == "unknown" with input.evidence as _with("supply.build", {"complete": false})
	supply.subject.outcome == "unknown" with input.evidence as _with("ci.capability", {"closed": false})
}

test_a_library_is_no_environment_and_another_source_may_have_one if {
	supply.deployed.outcome == "unknown" with input.evidence as _nothing
	supply.deployed.outcome == "unmet" with input.evidence as _with("supply.release", {"items": [_release]})
	supply.deployed.outcome == "unknown" with input.evidence as _with(
		"supply.release",
		{"items": [_release, {"id": "c", "active": "yes", "form": "image"}]},
	)
	supply.deployed.outcome == "met" with input.evidence as _with("supply.image", {"items": [_image]})
}

test_a_version_fixes_a_reference_and_not_its_content if {
	supply.fixed == ["b"] with input.evidence as _with("supply.image", {"items": [_image]})
	supply.fixed_by_content == [] with input.evidence as _with("supply.image", {"items": [_image]})
}
