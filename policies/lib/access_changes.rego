# METADATA
# title: How people changed the files of access rules
# description: |
#   Ids and shares of `git.access_history`, which tells of the source's own files alone; or, where only what applies a file
#   shows whose it is, of all that may be its own.
package lib.access_changes

import future.keywords.not

import data.lib.access
import data.lib.history
import data.lib.outcome

# So many changes of access rules have to come by change request, or be taken in by somebody else.
percent := 80

# Shares over fewer changes than this are unknown.
_smallest_share := 10

# Hardly any other file may be one's own as well, or be told of though it is not.
_own_percent := 80

# So many active people are a team in which others see a change request; of two, one may be a guest.
_team := 3

# A history of some files says nothing of all: only where they were looked for wholly, and hardly any may be for others.
_speaks if {
	_rule.complete
	count(_seen) > 0
	count(_seen) * 100 >= _own_percent * (count(_seen) + count(_unseen))
}

# One's own files have a history of their own. Where there is none, all that may be are looked at together: whose they are,
# only what applies them shows.
items := [h | some h in _history.items; h.of == _told]

default _told := "own"

_told := "all" if {
	_history.complete
	not "own" in {h.of | some h in _history.items}
}

# The files that such a history tells of, and those that it may leave out, or tell of though they are for others.
_seen := [r.id | some r in _rule.items; r.own == "yes"] if _told == "own"

else := access.own

# What a program may do is no rule for people: it may be left out.
_unseen := [r.id | some r in _rule.items; r.own == "unknown"; r.people != "no"] if _told == "own"

else := access.perhaps_own

histories := [h.id | some h in items]

# Changes come by request, as far as there are any: then a forge asks whoever is named as owner.
come_by_request if {
	some h in items
	h.byRequest > 0
}

come_by_request if {
	some h in items
	h.changes == 0
	some t in _trunk.items
	t.anyRequest
}

# A request that its author alone ever sees tells nobody.
requested := [h.id | some h in items; h.byRequest > 0; _has_others[h.id]]

_has_others[h.id] if {
	some h in items
	h.authors > 1
}

_has_others[h.id] if {
	some h in items
	some t in _trunk.items
	t.activeAuthors >= _team
}

perhaps_requested := [h.id | some h in items; h.byRequest + h.mayBeRequests > 0]

# Histories that hold enough changes to judge, and speak of one's own files.
_telling_histories := [h | some h in items; _speaks; h.changes >= _smallest_share]

_changes := sum([h.changes | some h in items])

_too_small := _changes - sum([h.changes | some h in _telling_histories])

# Where more files may be one's own, but all that may be were looked at as well: even if whatever did not come by request
# were one's own, and nothing else of theirs, so many came by request.
_bounds := {"own": own, "all": all} if {
	not _speaks
	_rule.complete
	_history.complete
	some own in _history.items
	own.of == "own"
	own.changes >= _smallest_share
	some all in _history.items
	all.of == "all"
}

# A share of which no more is sure than what is good of one's own files, against all that is not.
_bounded(good, others) := {"total": good + others, "good": good, "unsure": others}

requests := _bounded(_bounds.own.byRequest, _bounds.all.changes - _bounds.all.byRequest) if _bounds

else := {
	"total": _changes,
	"good": sum([h.byRequest | some h in _telling_histories]),
	"unsure": sum([h.mayBeRequests | some h in _telling_histories]) + _too_small,
}

# Who takes a request in may be its author, after somebody else approved it: only what was pushed is sure.
merges := _bounded(_bounds.own.mergedByOther, _bounds.all.changes - _bounds.all.mergedByOther) if _bounds

else := {
	"total": _changes,
	"good": sum([h.mergedByOther | some h in _telling_histories]),
	"unsure": sum([seen | some h in _telling_histories; seen := (h.changes - h.mergedByOther) - h.direct]) + _too_small,
}

several_people := outcome.any_of([
	history.several_people,
	outcome.exists([_history], [h.id | some h in items; h.authors > 1], []),
])

pushed := [h.id | some h in _telling_histories; _is_pushed[h.id]]

# Not all files are known: it may be others that came by request, or that were pushed.
perhaps_pushed := [h.id | some h in _history.items; _is_pushed[h.id]; not _speaks]

_is_pushed[h.id] if {
	some h in _history.items
	h.changes >= _smallest_share
	h.direct * 100 > (100 - percent) * h.changes
}

_rule := input.evidence["access.rule_file"]

_history := input.evidence["git.access_history"]

_trunk := input.evidence["git.trunk"]
