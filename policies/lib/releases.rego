# METADATA
# title: What is given to others, and what is known of it
# description: |
#   Ids of `supply.release` facts: under which names, in which stores, with which proofs and from where they come.
package lib.releases

import future.keywords.not

# Kinds of store in which it is a setting whether a version can be given again.
_settable_stores := {"oci", "github_release", "gitlab_release", "s3"}

versioned := [r.id | some r in _release.items; r.active == "yes"; _has_version[r.id]]

_versioned_ids := {id | some id in versioned}

_has_version[r.id] if {
	some r in _release.items
	r.version in {"version", "commit"}
}

_has_version[r.id] if {
	some r in _release.items
	r.neverOverwritten == "yes"
}

perhaps_versioned := [r.id |
	some r in _release.items
	r.active != "no"
	not _versioned_ids[r.id]
	not _moving[r.id]
]

# In a store that keeps each version, nothing has a name that moves.
_moving := {r.id | some r in _release.items; r.version == "moving"; _settable[r.id]}

moving_images := [r.id | some r in _release.items; _moving[r.id]; r.active == "yes"; r.form == "image"]

# A release that is started by hand proves nothing of the others.
proving := [r.id |
	some r in _release.items
	r.active == "yes"
	r.signed == "yes"
	r.attested == "yes"
	not r.start in {"manual", "unknown"}
]

# A statement of provenance may carry the only signature.
perhaps_proving := array.concat(
	[r.id | some r in _release.items; r.active != "no"; r.attested == "yes"],
	[r.id | some r in _release.items; r.active != "no"; r.attested == "unknown"; r.signed != "no"],
)

perhaps_signing := [c.id |
	some c in _capability.items
	c.active != "no"
	c.capability in {"sign", "provenance", "unknown"}
	not _is_by_hand[c.id]
]

_is_by_hand[c.id] if {
	some c in _capability.items
	c.manual == "yes"
	{c.onChangeRequest, c.onTrunkPush, c.onSchedule, c.onTag} == {"no"}
}

# A site has no versions to keep.
given_out := [r.id | some r in _release.items; r.active != "no"; r.form != "site"]

_given_out_ids := {id | some id in given_out}

never_overwritten := [r.id |
	some r in _release.items
	_given_out_ids[r.id]
	r.active == "yes"
	r.neverOverwritten == "yes"
]

_never_overwritten_ids := {id | some id in never_overwritten}

perhaps_overwritten := [r.id |
	some r in _release.items
	_given_out_ids[r.id]
	not _never_overwritten_ids[r.id]
	not _settable[r.id]
]

_settable := {r.id | some r in _release.items; r.active == "yes"; _can_be_set[r.id]}

_can_be_set[r.id] if {
	some r in _release.items
	r.neverOverwritten == "no"
}

_can_be_set[r.id] if {
	some r in _release.items
	r.store in _settable_stores
}

tagged := [r.id |
	some r in _release.items
	_given_out_ids[r.id]
	r.active == "yes"
	_versioned_ids[r.id]
	r.start == "tag"
	r.built == "yes"
]

_tagged_ids := {id | some id in tagged}

# What is released from trunk may be tagged there; what needs no building is built by nothing.
perhaps_tagged := [r.id |
	some r in _release.items
	_given_out_ids[r.id]
	not _tagged_ids[r.id]
	not _moving[r.id]
]

releasing_jobs := {[r.pipeline, r.job] | some r in _release.items; r.active == "yes"}

_release := input.evidence["supply.release"]

_capability := input.evidence["ci.capability"]
