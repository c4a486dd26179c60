# METADATA
# title: Manifests of what is shipped, and whether their locks hold
# description: |
#   Ids of `supply.manifest` facts. A lock holds where every install that serves the folder keeps to it; what people run on
#   their own machines is left out, and so are the locks of infrastructure.
package lib.dependencies

import future.keywords.not

# Ecosystems whose tools take exactly what is locked without being told to.
_honouring := {"go", "nix"}

# Those on which the share is taken. One that may be shipped and is locked can only raise it: beside what is shipped it is
# left out, for it must not hide what is loose.
shipped := [id | some id in _all; not _aside[id]]

_aside := {id | some id in _all; _holding[id]; not _surely_shipped[id]} if {
	count(_surely_shipped) > 0
} else := set()

_all := [m.id |
	some m in _manifest.items
	m.shipped != "no"
	m.ecosystem != "terraform"
	m.dependencies != 0
]

_surely_shipped := {m.id | some m in _manifest.items; m.shipped == "yes"} & {id | some id in _all}

locked := [id | some id in shipped; _surely_shipped[id]; _holding[id]]

_holding := {m.id |
	some m in _manifest.items
	m.locked == "yes"
	m.hashed == "yes"
	_is_honoured[m.id]
}

loose := [m.id |
	some m in _manifest.items
	_shipped_ids[m.id]
	m.shipped == "yes"
	_is_loose[m.id]
]

perhaps_locked := [id | some id in _all; not _decided[id]]

# Installs on which the answer rests.
installs := [i.id | some i in _serving; i.honoursLock != "unknown"]

# Installs that pass over the lock of what is loose.
refusing := [i.id |
	some i in _serving
	i.active == "yes"
	i.honoursLock == "no"
	_loose_places[[i.ecosystem, i.folder]]
]

_loose_places := {place | some id in loose; some place in _places[id]}

_shipped_ids := {id | some id in shipped}

_decided := {id | some id in array.concat(locked, loose)}

_is_loose[m.id] if {
	some m in _manifest.items
	m.locked == "no"
}

_is_loose[m.id] if {
	some m in _manifest.items
	m.hashed == "no"
}

# Where some installs keep to the lock and some do not, which of them makes what is shipped is not known.
_is_loose[m.id] if {
	some m in _manifest.items
	count(_places[m.id] & _refused) > 0
	count(_places[m.id] & (_kept | _doubted)) == 0
	not _somewhere[m.ecosystem]
	not m.ecosystem in _honouring
}

_is_honoured[m.id] if {
	some m in _manifest.items
	_is_kept[m.id]
	count(_places[m.id] & (_refused | _doubted)) == 0
	not _doubted_somewhere[m.ecosystem]
}

_is_kept[m.id] if {
	some m in _manifest.items
	count(_places[m.id] & _kept) > 0
}

_is_kept[m.id] if {
	some m in _manifest.items
	m.ecosystem in _honouring
}

# Where an install serves a manifest: in its folder, or in that of the lockfile of its workspace.
_places[m.id] := {[m.ecosystem, m.folder]} | {[m.ecosystem, folder] |
	is_string(m.lockfile)
	parts := split(m.lockfile, "/")
	folder := concat("/", array.slice(parts, 0, count(parts) - 1))
} if {
	some m in _manifest.items
}

_serving := [i | some i in _install.items; i.where != "script"; i.active != "no"]

_kept := {[i.ecosystem, i.folder] | some i in _serving; i.active == "yes"; i.honoursLock == "yes"}

_refused := {[i.ecosystem, i.folder] | some i in _serving; i.active == "yes"; i.honoursLock == "no"}

_doubted := {[i.ecosystem, i.folder] | some i in _serving; i.honoursLock != "yes"; "unknown" in {i.active, i.honoursLock}}

# Installs of which no folder is told may serve any.
_somewhere := {i.ecosystem | some i in _serving; i.folder == null}

_doubted_somewhere := {i.ecosystem | some i in _serving; i.folder == null; i.honoursLock != "yes"}

_manifest := input.evidence["supply.manifest"]

_install := input.evidence["supply.install"]
