# METADATA
# title: Signs that what is delivered is built, and that it is kept
# description: |
#   Ids of whatever shows, or may show, that something comes from a repeatable build, and that its output is kept under a version.
package lib.making

import future.keywords.not

import data.lib.releases
import data.lib.shipping
import data.lib.supply

repeatable := array.concat(
	array.concat(shipping.builds, supply.building),
	array.concat([r.id | some r in _release.items; r.active == "yes"; r.built == "yes"], supply.references),
)

perhaps_repeatable := array.concat(
	array.concat(
		array.concat(shipping.perhaps_builds, supply.perhaps_building),
		array.concat(supply.releases, supply.perhaps_releases),
	),
	array.concat(array.concat(supply.perhaps_references, supply.perhaps_delivering), _built_unseen),
)

# What is shipped, and nothing was seen to build or to edit, is built somewhere.
_built_unseen := array.concat(shipping.shipped_manifests, shipping.perhaps_shipped_manifests) if {
	count(supply.live_edits) == 0
} else := []

# A platform keeps versions of its own, and what deploys may hand one on; a tag can be all that a library needs.
perhaps_published := array.concat(
	array.concat(
		array.concat(
			array.concat(releases.perhaps_versioned, _perhaps_named_by_content),
			array.concat(_other_publishing, _kept_by_runs),
		),
		array.concat(supply.platforms, supply.perhaps_platforms),
	),
	array.concat(
		array.concat(supply.perhaps_delivering, array.concat(supply.perhaps_named, _kept_unseen)),
		array.slice([t.id | some t in _tag.items; t.isVersion; t.onTrunk != "no"], 0, 1),
	),
)

# Where no pipeline builds, what does may keep it as well.
_kept_unseen := array.concat(
	array.concat(shipping.builds, shipping.perhaps_builds),
	array.concat(shipping.shipped_manifests, shipping.perhaps_shipped_manifests),
) if {
	count(supply.building) + count(supply.live_edits) == 0
} else := []

# What nothing was seen to build or to give out is given out elsewhere, with or without a proof.
given_out_unseen := _kept_unseen if {
	count(supply.releases) == 0
} else := []

# A registry knows whatever it was given by its digest as well, by which an environment that was not seen may name it.
_perhaps_named_by_content := releases.moving_images if {
	count(supply.running_images) == 0
} else := []

# The files of a run are kept for a while, by the run and so by its commit: how long is a setting of the forge. GitLab keeps
# those that a keyword of the job names, which is not among the facts.
_kept_by_runs := array.concat(
	[d.id |
		some d in _dependency.items
		d.form == "action"
		d.name == "actions/upload-artifact"
		supply.building_pipelines[d.pipeline]
	],
	[c.id |
		some c in _capability.items
		_building_ids[c.id]
		c.system == "gitlab_ci"
	],
)

_building_ids := {id | some id in supply.building}

_other_publishing := [c.id |
	some c in _capability.items
	c.active != "no"
	c.capability == "publish"
	not releases.releasing_jobs[[c.pipeline, c.job]]
]

_release := input.evidence["supply.release"]

_capability := input.evidence["ci.capability"]

_dependency := input.evidence["ci.dependency"]

_tag := input.evidence["git.tag"]
