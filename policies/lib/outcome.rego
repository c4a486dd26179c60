# METADATA
# title: Verbs that make every result and carry three-valued logic
# description: |
#   Each verb is handed the slots in which a missing fact could change its answer, and gates itself. A result is
#   {outcome, evidence: ids, missing: kinds}; good, bad, unsure and seen are arrays of fact ids.
package lib.outcome

import future.keywords.not

# Met by one witness; unmet only if every slot is complete and closed and nothing is in doubt.
exists(slots, good, unsure) := _result("met", good, []) if {
	count(good) > 0
} else := _result("unknown", unsure, hiding(slots)) if {
	count(unsure) + count(hiding(slots)) > 0
} else := _result("unmet", [], [])

# Unmet by one counter-example; met only if every slot is complete and nothing is in doubt.
forall(slots, seen, bad, unsure) := _result("unmet", bad, []) if {
	count(bad) > 0
} else := _result("unknown", unsure, missing(slots)) if {
	count(unsure) + count(missing(slots)) > 0
} else := _result("met", seen, []) if {
	count(seen) > 0
} else := _nothing(slots)

# Shares over n = {total, good, unsure}, a population that the slots hold wholly. Ids are cited whatever comes out, or, where
# they are parted, those that tell why.
at_least(percent, slots, n, ids) := _share(
	slots, n, ids,
	(n.good * 100) >= (percent * n.total),
	((n.good + n.unsure) * 100) < (percent * n.total),
)

more_than(percent, slots, n, ids) := _share(
	slots, n, ids,
	(n.good * 100) > (percent * n.total),
	((n.good + n.unsure) * 100) <= (percent * n.total),
)

# The ids of a population by what they tell of a share.
parted(all, good, unsure) := {
	"met": good,
	"unmet": [id | some id in all; against[id]],
	"unknown": unsure,
} if {
	against := {id | some id in all} - ({id | some id in good} | {id | some id in unsure})
}

# Kleene; not_applicable is neutral.
all_of(results) := _strongest(["unmet", "unknown", "met"], results)

any_of(results) := _strongest(["met", "unknown", "unmet"], results)

# Nothing is judged that is not there: subject proven absent, not applicable; unseen, unknown.
given(subject, result) := result if {
	subject.outcome == "met"
} else := _result("not_applicable", [], []) if {
	subject.outcome == "unmet"
} else := _result("unknown", subject.evidence, subject.missing)

# A counter-example that rests on an absence counts only where nothing can hide; elsewhere it is a doubt.
known(slots, ids) := ids if {
	count(hiding(slots)) == 0
} else := []

doubted(slots, ids) := ids if {
	count(hiding(slots)) > 0
} else := []

# What is unmet because nothing was found cites what was looked at.
citing(result, looked) := _result("unmet", looked, []) if {
	[result.outcome, count(result.evidence)] == ["unmet", 0]
} else := result

# Kinds that were not looked at wholly, and kinds in which a fact may hide unseen.
missing(slots) := [s.kind | some s in slots; not s.complete]

hiding(slots) := [s.kind | some s in slots; not _whole(s)]

_whole(s) if [s.complete, s.closed] == [true, true]

_share(slots, n, ids, holds, fails) := _result("unknown", _cited(ids, "unknown"), missing(slots)) if {
	count(missing(slots)) > 0
} else := _nothing(slots) if {
	n.total == 0
} else := _result("met", _cited(ids, "met"), []) if {
	holds
} else := _result("unmet", _cited(ids, "unmet"), []) if {
	fails
} else := _result("unknown", _cited(ids, "unknown"), [])

_cited(ids, outcome) := ids if {
	is_array(ids)
} else := ids[outcome] if {
	count(ids[outcome]) > 0
} else := array.concat(ids.met, array.concat(ids.unmet, ids.unknown))

_nothing(slots) := _result("unknown", [], hiding(slots)) if {
	count(hiding(slots)) > 0
} else := _result("not_applicable", [], [])

_strongest(order, results) := [_joined(o, results) | some o in order; o in [r.outcome | some r in results]][0] if {
	count([r | some r in results; r.outcome != "not_applicable"]) > 0
} else := _result("not_applicable", [], [])

_joined(o, results) := _result(
	o,
	[i | some r in results; r.outcome == o; some i in r.evidence],
	[k | some r in results; r.outcome == o; some k in r.missing],
)

_result(outcome, evidence, kinds) := {"outcome": outcome, "evidence": evidence, "missing": kinds}
