# METADATA
# title: How are version control and branches used?
# custom:
#   order: 6
package policies.govuk.governance.version_control

import future.keywords.not

import data.lib.outcome

# Regular use, and what is too few to be use at all.
_regular_commits := 20

_regular_days := 5

_few_commits := 10

# Shares over fewer changes than this are unknown.
_smallest_share := 10

_recognised_percent := 50

_conformant_percent := 80

_gitflow_percent := 70

# So many arrivals from trunk show that a branch is in use.
_lasting_arrivals := 2

# A branch fed from trunk is an environment up to the first pair, a release line beyond the second.
_prompt_days := 2

_late_days := 7

_large_batch := 10

# One stray fix on an environment branch is in doubt, this many are a practice.
_habitual_fixes := 3

# METADATA
# title: Work is kept in version control, in many commits over time
# scope: document
# custom:
#   level: 2
#   grade: executed
#   remediation: Commit work as it is done, in small steps, instead of uploading finished copies.
#   effort: S
#   actor: team
#   independent:
#     l3_recognised: a young history can follow a strategy, and a few uploads prove little use whatever else is unknown
#     l4_conformant: as for l3_recognised
#     l5_continuous: as for l3_recognised
criteria["l2_in_use"] := outcome.given(_subject, outcome.forall(
	[_trunk, _hygiene],
	_regular,
	outcome.known([_branch], _bulk),
	array.concat(_irregular, outcome.doubted([_branch], _bulk)),
))

# METADATA
# title: Half of the changes reach the trunk in a recognisable way
# scope: document
# custom:
#   level: 3
#   grade: wired
#   remediation: Agree on one way for changes to reach the trunk, such as change requests, and use it.
#   effort: S
#   actor: team
#   implied_by: [l4_conformant]
#   independent:
#     l5_continuous: one line with checks says nothing of how most changes arrive
criteria["l3_recognised"] := outcome.given(_subject, outcome.any_of([
	_recognisable_share,
	_gitflow,
	outcome.all_of([_enough_changes, _checked_pushes]),
	outcome.exists([_branch], _lasting, _purpose_unknown),
]))

# METADATA
# title: Four changes in five follow one recognised strategy
# scope: document
# custom:
#   level: 4
#   grade: wired
#   remediation: Let every change arrive by change request, or follow trunk-based development or GitFlow to the letter.
#   effort: M
#   actor: team
#   independent:
#     l5_continuous: checks on one line do not show that four changes in five arrive by one strategy
criteria["l4_conformant"] := outcome.given(_subject, outcome.all_of([
	outcome.any_of([_by_request, _trunk_based, _gitflow]),
	outcome.forall([_branch], _fed_without_fixes, _fed_with_fixes, _fed_with_few_fixes),
	outcome.forall([_branch], _apart, [], _perhaps_feeding),
]))

# METADATA
# title: One branch is integrated continuously, and every change is checked
# scope: document
# custom:
#   level: 5
#   grade: wired
#   remediation: Merge into one trunk, and run tests or plans on every change request and on every push to it.
#   effort: M
#   actor: team
criteria["l5_continuous"] := outcome.given(_subject, outcome.all_of([
	outcome.forall(
		[_trunk],
		_active,
		outcome.known([_branch], _alone),
		array.concat(_dormant, outcome.doubted([_branch], _alone)),
	),
	_one_line,
	# Pushes have to be checked either way; requests too, unless most changes are pushed.
	outcome.any_of([_checked_requests, _mostly_pushed]),
	_checked_pushes,
]))

_trunk := input.evidence["git.trunk"]

_hygiene := input.evidence["git.hygiene"]

_branch := input.evidence["git.branch"]

_flow := input.evidence["git.flow"]

_line := input.evidence["git.release_line"]

_pipeline := input.evidence["ci.pipeline"]

_subject := outcome.exists([_trunk], [t.id | some t in _trunk.items], [])

# level 2

_regular := [t.id |
	some t in _trunk.items
	t.humanCommits >= _regular_commits
	t.humanDays >= _regular_days
	not _uploaded[t.source]
	not _copied[t.source]
	_looked_after[t.source]
]

# A default branch may lie idle while the work goes on beside it.
_bulk := [t.id | some t in _trunk.items; _is_bulk[t.id]; count(_busy_elsewhere) == 0]

_irregular := [t.id | some t in _trunk.items; not t.id in _regular; not t.id in _bulk]

_busy_elsewhere := [b.id | some b in _branch.items; b.ahead >= _few_commits]

_is_bulk[t.id] if {
	some t in _trunk.items
	_uploaded[t.source]
}

_is_bulk[t.id] if {
	some t in _trunk.items
	t.humanCommits < _few_commits
	_in_bulk[t.source]
}

# A young history that began with an import is not yet bulk uploading; one that goes on by the upload button is.
_is_bulk[t.id] if {
	some t in _trunk.items
	t.humanCommits < _regular_commits
	_in_bulk[t.source]
	_often_uploaded[t.source]
}

_looked_after[h.source] if some h in _hygiene.items

# Most of the trunk's commits came by an upload button.
_uploaded[h.source] if {
	some h in _hygiene.items
	some t in _trunk.items
	t.source == h.source
	h.uploadCommits * 2 > t.commits
}

_often_uploaded[h.source] if {
	some h in _hygiene.items
	some t in _trunk.items
	t.source == h.source
	h.uploadCommits * 4 > t.commits
}

# Versions are kept by hand as copies and archives.
_copied[h.source] if {
	some h in _hygiene.items
	(h.copies + h.archives) * 2 > h.files
}

# Three commits brought most of the files.
_in_bulk[h.source] if {
	some h in _hygiene.items
	is_number(h.largestAdditionsShare)
	h.largestAdditionsShare > 0.5
}

# level 3

# Checks beside a handful of changes show no practice yet.
_enough_changes := outcome.exists(
	[_trunk],
	[t.id | some t in _trunk.items; t.humanChanges >= _smallest_share],
	[t.id | some t in _trunk.items; t.humanChanges < _smallest_share],
)

_recognisable_share := outcome.at_least(_recognised_percent, [_flow], n, [f.id | some f in _trunk_flows]) if {
	judged := [f | some f in _trunk_flows; f.changes >= _smallest_share]
	too_small := [f.changes | some f in _trunk_flows; f.changes < _smallest_share]
	n := {
		"total": sum([f.changes | some f in _trunk_flows]),
		"good": sum([seen | some f in judged; seen := (f.byRequest + f.byTopicMerge) + f.byBranchMerge]),
		"unsure": sum([f.unmarked | some f in judged]) + sum(too_small),
	}
}

_trunk_flows := [f | some f in _flow.items; f.role == "trunk"]

_lasting := [b.id | some b in _branch.items; _is_lasting[b.id]]

_purpose_unknown := [b.id |
	some b in _branch.items
	b.role in {"unknown", "fed"}
	not _is_lasting[b.id]
]

_is_lasting[b.id] if {
	some b in _branch.items
	b.role == "integration"
}

# A branch that only lies on trunk's line may be an environment or a leftover with an environment's name.
_is_lasting[b.id] if {
	some b in _branch.items
	b.role == "fed"
	b.arrivalsFromTrunk >= _lasting_arrivals
}

# level 4

_by_request := outcome.forall([_flow], _requested, _not_requested, _perhaps_requested)

_requested := [f.id |
	some f in _flow.items
	f.changes >= _smallest_share
	f.byRequest * 100 >= _conformant_percent * f.changes
]

_not_requested := [f.id |
	some f in _flow.items
	f.changes >= _smallest_share
	(f.byRequest + f.mayBeRequests) * 100 < _conformant_percent * f.changes
]

_perhaps_requested := [f.id | some f in _flow.items; not f.id in _requested; not f.id in _not_requested]

# Pushing to a second line is not trunk-based, however well it is checked.
_trunk_based := outcome.all_of([
	_enough_changes,
	_one_line,
	outcome.exists([_trunk], [t.id | some t in _trunk.items; t.activeAuthors >= 2], []),
	_checked_pushes,
])

# Where the feeder itself was merged, a release branch is not to be seen: that may be GitFlow, or batches of pushes.
_gitflow := outcome.exists([_line], _gitflow_lines, _perhaps_gitflow_lines)

_gitflow_lines := [l.id |
	some l in _line.items
	l.changes >= _smallest_share
	l.conformant * 100 >= _gitflow_percent * l.changes
]

_perhaps_gitflow_lines := [l.id |
	some l in _line.items
	not l.id in _gitflow_lines
	_is_perhaps_gitflow[l.id]
]

_is_perhaps_gitflow[l.id] if {
	some l in _line.items
	l.changes < _smallest_share
}

_is_perhaps_gitflow[l.id] if {
	some l in _line.items
	(l.conformant + l.perhapsConformant) * 100 >= _gitflow_percent * l.changes
}

# Squashed releases leave no trace of the branch that the changes had gathered on.
_perhaps_feeding := [b.id | some b in _branch.items; b.mayFeedTrunk]

_apart := [b.id | some b in _branch.items; not b.mayFeedTrunk]

_fed_without_fixes := [b.id | some b in _branch.items; b.role == "fed"; b.ownFixes == 0]

_fed_with_fixes := [b.id | some b in _branch.items; b.role == "fed"; b.ownFixes >= _habitual_fixes]

_fed_with_few_fixes := [b.id | some b in _branch.items; b.role == "fed"; b.ownFixes > 0; b.ownFixes < _habitual_fixes]

# level 5

_active := [t.id | some t in _trunk.items; not t.dormant]

_dormant := [t.id | some t in _trunk.items; t.dormant]

# One person who pushes, without a request, a check or a sign of either: the one absence that needs no closed world.
_alone := [t.id |
	some t in _trunk.items
	t.authors == 1
	not t.anyRequest
	count(_busy_elsewhere) == 0
	_pipeline.complete
	count(_pipeline.items) == 0
]

_one_line := outcome.forall([_branch], _harmless, _second_lines, _perhaps_second_lines)

_second_lines := [b.id | some b in _branch.items; _is_second_line[b.id]]

_perhaps_second_lines := [b.id |
	some b in _branch.items
	not _is_second_line[b.id]
	_is_in_doubt[b.id]
]

_harmless := [b.id |
	some b in _branch.items
	not _is_second_line[b.id]
	not _is_in_doubt[b.id]
]

_is_second_line[b.id] if {
	some b in _branch.items
	b.role == "integration"
}

_is_second_line[b.id] if {
	some b in _branch.items
	b.role == "fed"
	b.versionTags > 0
}

_is_second_line[b.id] if {
	some b in _branch.items
	b.role == "fed"
	is_number(b.medianWaitDays)
	b.medianWaitDays > _late_days
}

_is_second_line[b.id] if {
	some b in _branch.items
	b.role == "fed"
	is_number(b.medianBatch)
	b.medianBatch > _large_batch
}

_is_in_doubt[b.id] if {
	some b in _branch.items
	b.role == "unknown"
}

# A history of its own that has outgrown trunk's.
_is_in_doubt[b.id] if {
	some b in _branch.items
	b.role == "unrelated"
	some t in _trunk.items
	b.ahead > t.commits
}

_is_in_doubt[b.id] if {
	some b in _branch.items
	b.role == "fed"
	not _is_prompt[b.id]
}

_is_prompt[b.id] if {
	some b in _branch.items
	is_number(b.medianWaitDays)
	b.medianWaitDays <= _prompt_days
	is_number(b.medianBatch)
	b.medianBatch <= _large_batch
}

_mostly_pushed := outcome.more_than(50, [_flow], n, [f.id | some f in _flow.items]) if {
	n := {
		"total": sum([f.changes | some f in _flow.items]),
		"good": sum([pushed | some f in _flow.items; pushed := (f.changes - f.byRequest) - f.mayBeRequests]),
		"unsure": sum([f.mayBeRequests | some f in _flow.items]),
	}
}

# A path filter leaves changes elsewhere unchecked; whether that matters is not known here.
_checked_pushes := outcome.citing(_some_checks_pushes, _pipelines)

_some_checks_pushes := outcome.exists(
	[_pipeline],
	[p.id | some p in _runs; p.onTrunkPush == "yes"; p.checksPushes == "yes"; p.pushesFiltered == "no"],
	[p.id | some p in _may_run; p.onTrunkPush != "no"; p.checksPushes != "no"],
)

_checked_requests := outcome.citing(_some_checks_requests, _pipelines)

_some_checks_requests := outcome.exists(
	[_pipeline],
	[p.id | some p in _runs; p.onChangeRequest == "yes"; p.checksRequests == "yes"; p.requestsFiltered == "no"],
	[p.id | some p in _may_run; p.onChangeRequest != "no"; p.checksRequests != "no"],
)

_pipelines := [p.id | some p in _pipeline.items]

_runs := [p | some p in _pipeline.items; p.active == "yes"]

_may_run := [p | some p in _pipeline.items; p.active != "no"]
