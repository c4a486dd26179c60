# METADATA
# title: Stores of artefacts, and what they keep
# description: |
#   Ids of stores as the forge or the account says: unchangeable and kept for long enough, or perhaps.
package lib.stores

import future.keywords.not

# What is kept for less is gone before anybody asks for it.
_kept_days := 90

all := [s | some slot in [_forge_store, _account_store]; some s in slot.items]

ids := [s.id | some s in all]

keeping := [s.id | some s in all; s.immutable == "yes"; _lasting[s.id]]

perhaps_keeping := [s.id |
	some s in all
	s.immutable != "no"
	not _passing[s.id]
	not _keeping_ids[s.id]
]

_keeping_ids := {id | some id in keeping}

_lasting := {s.id | some s in all; s.removes == "no"} | {s.id |
	some s in all
	is_number(s.expiryDays)
	s.expiryDays >= _kept_days
}

_passing := {s.id |
	some s in all
	s.removes == "yes"
	is_number(s.expiryDays)
	s.expiryDays < _kept_days
}

_forge_store := input.evidence["forge.artefact_store"]

_account_store := input.evidence["aws.artefact_store"]
