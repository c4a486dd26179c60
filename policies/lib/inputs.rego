# METADATA
# title: What is taken into builds from elsewhere, and how it is fixed
# description: |
#   Ids of base images, of downloads, of what pipelines take in and of manifests. What belongs to no build of what is shipped is left
#   out; what may belong to one is in doubt, unless it is fixed.
package lib.inputs

import future.keywords.not

import data.lib.dependencies
import data.lib.supply

pinned := array.concat(
	[i.id | some i in _image.items; i.role == "base"; i.own != "no"; not _unshipped[i.at.path]; i.pin in _firm],
	array.concat(
		[d.id | some d in _download.items; d.inBuild == "yes"; d.checked == "yes"],
		[d.id | some d in _dependency.items; not _inactive[d.pipeline]; _is_firm[d.id]],
	),
)

loose := array.concat(
	[i.id |
		some i in _image.items
		i.role == "base"
		i.own == "yes"
		i.builtHere == "no"
		_shipped[i.at.path]
		i.pin in _floating
	],
	array.concat(
		[d.id | some d in _download.items; d.inBuild == "yes"; d.checked == "no"],
		array.concat(
			[d.id | some d in _dependency.items; supply.delivering_pipelines[d.pipeline]; _is_loose[d.id]],
			dependencies.loose,
		),
	),
)

perhaps_loose := array.concat(
	[i.id |
		some i in _image.items
		i.role in {"base", "unknown"}
		i.own != "no"
		not _unshipped[i.at.path]
		not i.pin in _firm
		not _loose_ids[i.id]
	],
	array.concat(
		[d.id |
			some d in _download.items
			d.inBuild != "no"
			d.checked != "yes"
			not _loose_ids[d.id]
		],
		array.concat(
			[d.id |
				some d in _dependency.items
				not _inactive[d.pipeline]
				not _is_firm[d.id]
				not _loose_ids[d.id]
			],
			dependencies.perhaps_locked,
		),
	),
)

_loose_ids := {id | some id in loose}

_firm := {"digest", "commit", "local"}

# A version is a name that can be given again.
_floating := {"exact", "range", "branch", "latest", "none"}

# Files that build what is shipped, and those that surely build nothing of the kind.
_shipped := {b.path | some b in _build.items; b.shipped == "yes"}

_unshipped := {b.path | some b in _build.items; b.shipped == "no"} - {b.path |
	some b in _build.items
	b.shipped != "no"
}

_inactive := {p.at.path | some p in _pipeline.items; p.active == "no"}

_is_firm[d.id] if {
	some d in _dependency.items
	d.pin in _firm
}

_is_firm[d.id] if {
	some d in _dependency.items
	d.resolution == "local"
}

_is_loose[d.id] if {
	some d in _dependency.items
	d.form in {"action", "workflow", "include", "script"}
	d.pin in _floating
	d.resolution != "local"
}

# A component is released by version to a catalogue, which may or may not let it be given again.
_is_loose[d.id] if {
	some d in _dependency.items
	d.form == "component"
	d.pin in _floating
	d.pin != "exact"
	d.resolution != "local"
}

_build := input.evidence["supply.build"]

_image := input.evidence["supply.image"]

_download := input.evidence["supply.download"]

_pipeline := input.evidence["ci.pipeline"]

_dependency := input.evidence["ci.dependency"]
