# METADATA
# title: Records of who looks after what, and the services that have owners
# description: Ids of facts. A record counts where it is the source's own and makes clear who does what of security.
package lib.responsibility

import future.keywords.not

import data.lib.history

# So many services have to have owners of their own before it shows that parts are told apart.
_services := 2

_year_days := 365

# Texts that divide work between a provider or another organisation and the own team, or name roles for tasks.
divisions := [r.id | some r in _responsibility.items; r.isOwn == "yes"; _divides[r.id]]

perhaps_divisions := [r.id | some r in _responsibility.items; r.isOwn != "no"; _may_divide[r.id]]

_divides[r.id] if {
	some r in _responsibility.items
	r.splits == "yes"
}

# A table of who does what for security, between teams alone.
_divides[r.id] if {
	some r in _responsibility.items
	r.form == "matrix"
	r.concrete == "yes"
}

_divides[r.id] if {
	some r in _responsibility.items
	r.form == "raci"
}

_may_divide[r.id] if {
	some r in _responsibility.items
	r.splits != "no"
}

_may_divide[r.id] if {
	some r in _responsibility.items
	r.form in {"matrix", "raci"}
}

# Owners of services: an entry of a catalog is for one, wherever it lies. Who has to look at changes of some paths looks
# after a service only where those hold one. One owner of everything says nothing of parts, in whatever file it stands.
owners := array.concat(_catalogued, _of_services)

perhaps_owners := [o.id |
	some o in _owner.items
	o.active != "no"
	o.owners > 0
	o.meetsFiles != "no"
	_may_be_for_service[o.id]
]

_may_be_for_service[o.id] if {
	some o in _owner.items
	not o.isCatchAll
}

_may_be_for_service[o.id] if {
	some o in _owner.items
	o.form == "catalog"
}

_catalogued := _entries if count(_catalogued_folders) >= _services

# More entries than files: one of these holds several.
else := _entries if count(_entries) > count(_catalogs)

else := []

# Several catalogs may hold the one service of a folder, and one file of a catalog several services.
_catalogued_folders := {o.pattern | some o in _owner.items; _entry_ids[o.id]}

_catalogs := {o.at.path | some o in _owner.items; _entry_ids[o.id]}

_entry_ids := {id | some id in _entries}

_entries := [o.id |
	some o in _owner.items
	o.form == "catalog"
	o.active == "yes"
	o.owners > 0
]

_of_services := _holding if {
	_are_several
	count({folder | some id in _holding; some folder in _folder[id]}) >= _services
} else := []

# Who works alone and owns all of it tells no parts apart.
_are_several if history.several_people.outcome == "met"

_are_several if {
	some o in _owner.items
	_holding_ids[o.id]
	o.owners + o.groups > 1
}

_holding := [id | some id, folders in _folder; some folder in folders; _serving[folder]]

_holding_ids := {id | some id in _holding}

# The folder that a rule speaks of, of those that are no lists of entries for people.
_folder[o.id] contains folder if {
	some o in _owner.items
	o.form != "catalog"
	o.active == "yes"
	o.owners > 0
	not o.isCatchAll
	folder := trim(trim_suffix(trim_suffix(o.pattern, "/**"), "/*"), "/")
	folder != ""
	not contains(folder, "*")
}

# Every folder that a unit of infrastructure, or the build of something that is shipped, lies in.
_serving contains concat("/", array.slice(parts, 0, n)) if {
	some path in _places
	parts := split(path, "/")
	some n in numbers.range(1, count(parts))
}

_places contains r.path if {
	some r in _root.items
	r.own == "yes"
	not r.purpose in {"preview", "bootstrap"}
}

# A reconciler takes in what it is told of.
_places contains path if {
	some r in _root.items
	r.own == "yes"
	not r.purpose in {"preview", "bootstrap"}
	some path in r.applies
}

_places contains b.folder if {
	some b in _build.items
	b.shipped == "yes"
}

# The folder of the file that says how it is built.
_places contains concat("/", array.slice(parts, 0, count(parts) - 1)) if {
	some b in _build.items
	b.shipped == "yes"
	parts := split(b.path, "/")
}

# Texts and tables in which the split is concrete and can be found.
splits := [r.id | some r in _responsibility.items; split_ids[r.id]]

perhaps_splits := [r.id |
	some r in _responsibility.items
	r.form != "review"
	r.isOwn != "no"
	r.splits != "no"
	r.concrete != "no"
	r.reachable != "no"
	not split_ids[r.id]
]

split_ids := {r.id |
	some r in _responsibility.items
	r.form != "review"
	r.isOwn == "yes"
	r.splits == "yes"
	r.concrete == "yes"
	r.reachable == "yes"
}

# The record of a review against a framework of good architecture.
reviews := [r.id | some r in _responsibility.items; r.form == "review"; r.isOwn == "yes"]

perhaps_reviews := [r.id | some r in _responsibility.items; r.form == "review"; r.isOwn == "unknown"]

# Decisions on cloud services that say who does what.
deciding := [d.id | some d in _decision.items; deciding_ids[d.id]]

deciding_ids := {d.id | some d in _decision.items; is_decided[d.id]; d.aboutCloud == "yes"; d.saysWho == "yes"}

perhaps_deciding := [d.id |
	some d in _decision.items
	may_be_decided[d.id]
	d.aboutCloud != "no"
	d.saysWho != "no"
	not deciding_ids[d.id]
]

is_decided[d.id] if {
	some d in _decision.items
	not d.isTemplate
	d.isOwn == "yes"
	d.status == "accepted"
}

# Few records state what became of them.
may_be_decided[d.id] if {
	some d in _decision.items
	not d.isTemplate
	d.isOwn != "no"
	d.status in {"accepted", "unknown"}
}

records := array.concat(array.concat(splits, reviews), deciding)

perhaps_records := array.concat(array.concat(perhaps_splits, perhaps_reviews), perhaps_deciding)

# Records that are kept up, and those whose date of review has passed while nobody revised them.
_record_ids := {id | some id in records}

fresh := [id | some id in records; _is_fresh[id]]

_is_fresh[r.id] if {
	some r in _responsibility.items
	r.reviewDue == "current"
}

_is_fresh[r.id] if {
	some r in _responsibility.items
	is_number(r.reviewedAgeDays)
	r.reviewedAgeDays <= _year_days
}

_is_fresh[r.id] if {
	some r in _responsibility.items
	history.revised[r.at.path]
}

_is_fresh[d.id] if {
	some d in _decision.items
	d.reviewDue == "current"
}

_is_fresh[d.id] if {
	some d in _decision.items
	is_number(d.reviewedAgeDays)
	d.reviewedAgeDays <= _year_days
}

_is_fresh[d.id] if {
	some d in _decision.items
	history.revised[d.at.path]
}

overdue := array.concat(
	[r.id |
		some r in _responsibility.items
		_record_ids[r.id]
		r.reviewDue == "overdue"
		is_number(r.reviewedAgeDays)
		r.reviewedAgeDays > _year_days
		history.unrevised[r.at.path]
	],
	[d.id |
		some d in _decision.items
		_record_ids[d.id]
		d.reviewDue == "overdue"
		is_number(d.reviewedAgeDays)
		d.reviewedAgeDays > _year_days
		history.unrevised[d.at.path]
	],
)

_responsibility := input.evidence["docs.responsibility"]

_decision := input.evidence["docs.decision"]

_owner := input.evidence["owners.rule"]

_root := input.evidence["iac.root"]

_build := input.evidence["supply.build"]
