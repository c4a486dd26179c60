# METADATA
# title: How files that rules and records stand in were changed
# description: |
#   Paths by `git.file_history`, which tells of changes by people to a file's content in the last 12 months. A path that no
#   item names was not asked about, and is neither changed nor unchanged.
package lib.history

import future.keywords.not

import data.lib.outcome

# So many changes by so many people are more than one author's correction.
_revisions := 2

_revisers := 2

# So many people use a file to serve themselves.
_many_revisers := 3

# What shows whether there were changes at all.
slots := [_file, _trunk]

# Somebody changed it.
changed := {f.path | some f in _file.items; f.revisionsInYear > 0}

# Several people changed it, more than once.
revised := {f.path | some f in _file.items; f.revisionsInYear >= _revisions; f.revisersInYear >= _revisers}

# Many people changed it.
shared := {f.path | some f in _file.items; f.revisersInYear >= _many_revisers}

# Not changed, or not by several people, where work goes on: in a source that lies idle nothing is held against a file.
unchanged := _told - changed

unrevised := _told - revised

_told := {f.path | some f in _file.items; count(_busy) > 0; not _is_doubtful[f.path]}

# Whether each change of it was one of what it says is not known.
_is_doubtful[f.path] if {
	some f in _file.items
	f.unsureInYear > 0
}

# More people than one work on the source.
several_people := outcome.exists([_trunk], [t.id | some t in _trunk.items; t.activeAuthors > 1], [])

_busy := [t.id | some t in _trunk.items; not t.dormant]

_file := input.evidence["git.file_history"]

_trunk := input.evidence["git.trunk"]
