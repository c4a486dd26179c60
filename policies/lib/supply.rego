# METADATA
# title: What is built, what is named by reference, and what is brought to users
# description: |
#   Ids of facts about builds, releases, references and deployments, and the three subjects that follow: something is made
#   here, something is taken by reference, something is deployed.
package lib.supply

import future.keywords.not

import data.lib.infrastructure
import data.lib.outcome
import data.lib.shipping

# What this source builds, names or declares lies in it: what its files, read wholly, do not show is not there.
in_source(slot) := {"kind": slot.kind, "complete": slot.complete, "closed": true}

# Something is built, released, taken by reference, deployed or shipped.
subject := outcome.any_of([
	made,
	referring,
	outcome.exists([_capability], deploying, perhaps_deploying),
	outcome.exists([_manifest], shipping.shipped_manifests, shipping.perhaps_shipped_manifests),
])

# Something is built or released here. What is shipped, and has a manifest, may be built by something that was not seen, and
# so may an image that runs here, unless everybody takes it from the same place.
made := outcome.exists(
	[in_source(_build), _release, _capability, _manifest, _image],
	array.concat(shipping.builds, array.concat(releases, building)),
	array.concat(
		array.concat(shipping.perhaps_builds, array.concat(perhaps_releases, _perhaps_own_images)),
		array.concat(perhaps_building, array.concat(shipping.shipped_manifests, shipping.perhaps_shipped_manifests)),
	),
)

# The same. Where only what others made is taken, how that is kept and signed is not known.
made_by_anybody := outcome.exists(reference_slots, [], array.concat(references, perhaps_references)) if {
	made.outcome == "unmet"
} else := made

# Something is taken by reference: an image that is deployed, a module or a chart from elsewhere.
referring := outcome.exists(reference_slots, references, perhaps_references)

# Files that show that something is built, released or shipped here: what steps that were not resolved may do aside.
making := outcome.exists(
	[in_source(_build), in_source(_release), _manifest],
	array.concat(shipping.builds, array.concat(releases, shipping.shipped_manifests)),
	array.concat(shipping.perhaps_builds, array.concat(perhaps_releases, shipping.perhaps_shipped_manifests)),
)

# Something is brought to users by running it.
deployed := outcome.exists(
	array.concat([_image, in_source(_build)], _running_slots),
	array.concat(deploying, array.concat(deployed_images, array.concat(platforms, infrastructure.own))),
	array.concat(
		_perhaps_by_step,
		array.concat(
			array.concat(_perhaps_images, _perhaps_running),
			array.concat(perhaps_platforms, infrastructure.perhaps_own),
		),
	),
)

# releases and steps

releases := [r.id | some r in _release.items; r.active == "yes"]

perhaps_releases := [r.id | some r in _release.items; r.active == "unknown"]

# A build that runs for change requests alone tries them, and what it makes is thrown away.
building := [c.id |
	some c in _capability.items
	c.active == "yes"
	c.capability in {"build", "publish"}
	c.confidence != "name"
	"yes" in {c.onTrunkPush, c.onTag, c.onSchedule, c.manual}
]

_building_ids := {id | some id in building}

# What was not resolved may build, publish or deploy.
perhaps_building := [c.id |
	some c in _capability.items
	c.active != "no"
	c.capability in {"build", "publish", "unknown"}
	not _building_ids[c.id]
]

# Pipelines that make something.
building_pipelines := {c.pipeline | some c in _capability.items; _building_ids[c.id]} | _releasing_pipelines

# Those of them that deliver it. One that builds and hands nothing on may build for tests alone.
delivering_pipelines := _releasing_pipelines | (building_pipelines & {c.pipeline |
	some c in _capability.items
	_handing_on[c.id]
})

_releasing_pipelines := {r.pipeline | some r in _release.items; r.active == "yes"}

# What is published or brought to places for change requests as well is tried there.
_handing_on := {c.id |
	some c in _capability.items
	_delivering_ids[c.id]
	c.onChangeRequest != "yes"
}

_delivering_ids := _deploying_ids | {c.id | some c in _capability.items; c.capability == "publish"; _building_ids[c.id]}

# references

references := array.concat(deployed_images, remote_modules)

perhaps_references := array.concat(_perhaps_images, _perhaps_modules)

# Slots in which a reference may hide.
reference_slots := [_image, in_source(_module)]

deployed_images := [i.id | some i in _image.items; i.role == "deployed"; i.own == "yes"]

_deployed_image_ids := {id | some id in deployed_images}

_perhaps_images := [i.id |
	some i in _image.items
	i.role in {"deployed", "unknown"}
	i.own != "no"
	not _deployed_image_ids[i.id]
]

# Images that run here, or may.
running_images := array.concat(deployed_images, _perhaps_images)

_running_image_ids := {id | some id in running_images}

_perhaps_own_images := [i.id | some i in _image.items; _running_image_ids[i.id]; i.builtHere != "no"]

# A module that no unit takes in is for others to use.
remote_modules := [m.id | some m in _module.items; m.origin == "remote"; m.units > 0]

_perhaps_modules := [m.id | some m in _module.items; m.origin == "remote"; m.units == 0]

_reference_ids := {id | some id in references}

# References by how firmly they are fixed. A version may be given again, a digest or a commit may not.
fixed_by_content := array.concat(
	[i.id | some i in _image.items; _reference_ids[i.id]; i.pin in {"digest", "commit"}],
	[m.id | some m in _module.items; _reference_ids[m.id]; m.pin in {"digest", "commit"}],
)

fixed := array.concat(fixed_by_content, fixed_by_version)

fixed_by_version := array.concat(
	[i.id | some i in _image.items; _reference_ids[i.id]; i.pin == "exact"],
	[m.id | some m in _module.items; _reference_ids[m.id]; m.pin == "exact"],
)

# What environments name by a version. Where software is made, the modules that its infrastructure is made
# of say nothing of what becomes of that.
named := fixed if {
	shipping.software.outcome == "unmet"
} else := [id | some id in fixed; not _module_ids[id]]

perhaps_named := array.concat(perhaps_fixed, [id | some id in fixed; not _named_ids[id]])

_named_ids := {id | some id in named}

_module_ids := {m.id | some m in _module.items}

# What is set elsewhere, or was not understood.
perhaps_fixed := array.concat(
	array.concat(
		[i.id | some i in _image.items; _reference_ids[i.id]; i.pin in {"variable", "unknown"}],
		[m.id | some m in _module.items; _reference_ids[m.id]; m.pin == "unknown"],
	),
	perhaps_references,
)

# deployments

# Changes to running systems by hand, as a pipeline does them.
live_edits := [c.id |
	some c in _capability.items
	c.active == "yes"
	c.capability == "live_edit"
	c.confidence != "name"
]

_bringing := [c.id |
	some c in _capability.items
	c.active == "yes"
	c.capability in {"deploy", "promote"}
	c.confidence != "name"
]

deploying := array.concat(live_edits, _bringing)

_deploying_ids := {id | some id in deploying}

# Steps that bring something that may have been built before.
perhaps_delivering := array.concat(_bringing, perhaps_deploying)

perhaps_deploying := array.concat(_perhaps_deploy_steps, _unresolved_steps)

_perhaps_deploy_steps := [c.id |
	some c in _capability.items
	c.active != "no"
	c.capability in {"deploy", "promote", "live_edit"}
	not _deploying_ids[c.id]
]

_unresolved_steps := [c.id |
	some c in _capability.items
	c.active != "no"
	c.capability == "unknown"
]

platforms := [b.id | some b in _build.items; b.form == "platform"; b.shipped == "yes"]

perhaps_platforms := [b.id | some b in _build.items; b.form == "platform"; b.shipped == "unknown"]

# An image is made to run somewhere; what is attached to a release of a forge is for whoever fetches it.
_perhaps_running := [r.id | some r in _release.items; r.active != "no"; _may_run[r.id]]

_may_run[r.id] if {
	some r in _release.items
	r.form == "image"
}

_may_run[r.id] if {
	some r in _release.items
	r.form == "unknown"
	not r.store in {"github_release", "gitlab_release"}
}

# What others take in or install for themselves: not an image, which may well run somewhere.
_libraries := array.concat(shipping.packages, [r.id |
	some r in _release.items
	r.active == "yes"
	r.form in {"package", "chart", "binary", "archive"}
])

# Where such a thing is given out, an environment that nothing shows is not assumed to be there.
_running_slots := [in_source(_capability), in_source(_release), in_source(_root)] if {
	count(_libraries) > 0
} else := [_capability, _release, _root]

_perhaps_by_step := _perhaps_deploy_steps if {
	count(_libraries) > 0
} else := perhaps_deploying

_build := input.evidence["supply.build"]

_release := input.evidence["supply.release"]

_manifest := input.evidence["supply.manifest"]

_image := input.evidence["supply.image"]

_capability := input.evidence["ci.capability"]

_module := input.evidence["iac.module"]

_root := input.evidence["iac.root"]
