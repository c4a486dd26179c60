# METADATA
# title: The units of infrastructure that questions are asked of
# description: |
#   Ids of `iac.root` facts and of what tells that there is infrastructure at all. A unit is a root in one environment;
#   those that only make the state or identity of others, and those made for a change, are no units.
package lib.infrastructure

import future.keywords.not

import data.lib.outcome

# There is a cloud, a cluster or a platform of one's own: something that makes it, something that changes it, or the
# cloud and the cluster say so themselves.
subject := outcome.any_of([
	made,
	outcome.exists([_cluster], [o.id | some o in _cluster.items; o.objects > 0], []),
	outcome.exists([_account], [o.id | some o in _account.items; o.resources > 0], []),
])

# Something of it is scripted or declared.
made := outcome.any_of([
	outcome.exists([_root], own, perhaps_own),
	outcome.exists([_script], own_scripts, perhaps_own_scripts),
	outcome.exists([_provisioning], applying, perhaps_applying),
])

# Units that this source runs itself, and those that it may.
own := [r.id | some r in _root.items; _is_unit[r.id]; _is_own[r.id]; _has_place[r.id]]

perhaps_own := [r.id | some r in _root.items; _is_unit[r.id]; _may_count[r.id]]

units := array.concat(own, perhaps_own)

# To look an id up, in an array of thousands, takes as long as to read it.
own_ids := {id | some id in own}

unit_ids := {id | some id in units}

own_scripts := [s.id | some s in _script.items; s.own == "yes"]

perhaps_own_scripts := [s.id | some s in _script.items; s.own == "unknown"]

# Steps of pipelines that change an environment. A playbook may be tried on the machine that runs the pipeline: it counts
# by the hosts it is for.
applying := [p.id |
	some p in _provisioning.items
	_applies[p.id]
	p.active == "yes"
	p.reached == "yes"
	p.lasting == "yes"
	p.confidence != "name"
	not contains(p.tool, "ansible")
	"yes" in {p.onTrunkPush, p.onTag, p.onSchedule, p.manual}
]

applying_ids := {id | some id in applying}

perhaps_applying := [p.id |
	some p in _provisioning.items
	_applies[p.id]
	p.active != "no"
	p.reached != "no"
	p.lasting != "no"
	not applying_ids[p.id]
	{p.onTrunkPush, p.onTag, p.onSchedule, p.manual} != {"no"}
]

# Units by what applies them. One that the pipelines leave out may be applied by something that leaves no sign.
automated := [r | some r in own; _covered.yes[r]]

by_hand := [r | some r in own; _covered.no[r]]

perhaps_automated := array.concat([r | some r in own; not r in _decided], perhaps_own)

# The same, by what tells it.
seen_automated := [c.id | some c in _coverage.items; automated_ids[c.root]]

seen_by_hand := [c.id | some c in _coverage.items; _by_hand_ids[c.root]]

perhaps_seen_automated := array.concat(
	[c.id | some c in _coverage.items; _perhaps_automated_ids[c.root]],
	[r | some r in perhaps_automated; not _covered_ids[r]],
)

told_automated := {"met": seen_automated, "unmet": seen_by_hand, "unknown": perhaps_seen_automated}

automated_ids := {id | some id in automated}

_by_hand_ids := {id | some id in by_hand}

_perhaps_automated_ids := {id | some id in perhaps_automated}

_covered_ids := {c.root | some c in _coverage.items}

_decided := _covered.yes | _covered.no

_covered := {
	"yes": {c.root | some c in _coverage.items; c.automated == "yes"},
	"no": {c.root | some c in _coverage.items; c.automated == "no"; c.why == "told_by_hand"},
	"by_pipeline": {c.root | some c in _coverage.items; c.automated == "yes"; c.how == "pipeline"},
}

_is_own[r.id] if {
	some r in _root.items
	r.own == "yes"
}

# What others may run as well, this source's own pipelines run too. An object that a cluster would keep to may be an
# example of one.
_is_own[r.id] if {
	some r in _root.items
	r.own == "unknown"
	r.creates == "yes"
	_covered.by_pipeline[r.id]
}

_is_unit[r.id] if {
	some r in _root.items
	not r.purpose in {"bootstrap", "preview"}
}

# Hosts that a playbook sets up are environments, whoever made them.
_has_place[r.id] if {
	some r in _root.items
	r.creates == "yes"
}

_has_place[r.id] if {
	some r in _root.items
	r.tool == "ansible"
}

_may_count[r.id] if {
	some r in _root.items
	r.own != "no"
	r.creates != "no"
	not own_ids[r.id]
}

_applies[p.id] if {
	some p in _provisioning.items
	p.does in {"apply", "deploy"}
}

_root := input.evidence["iac.root"]

_script := input.evidence["iac.script"]

_provisioning := input.evidence["ci.provisioning"]

_coverage := input.evidence["relation.root_coverage"]

_cluster := input.evidence["k8s.ownership"]

_account := input.evidence["aws.ownership"]
