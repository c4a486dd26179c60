import { z } from 'zod';
import { storeFields, storeInWords } from './artefact-store.ts';
import { item, kind, Tri } from './base.ts';

/** A check that a forge itself says must pass before a change reaches the trunk. */
const requiredCheck = item({
  /** Name of the check, as the forge shows it on a change. */
  check: z.string(),
  /** Somebody may pass by it. */
  bypass: Tri,
});

/** A release or package as the forge shows it, with what proves where it comes from. */
const release = item({
  /** Its version or tag. */
  name: z.string(),
  signed: Tri,
  /** A signed statement says from which commit, and by which pipeline, it was built. */
  attested: Tri,
});

const artefactStore = item(storeFields);

const proofs = { yes: 'yes', no: 'no', unknown: 'not seen' } as const;

export const forgeFacts = {
  'forge.required_check': kind({
    title: 'checks that the forge requires',
    schema: requiredCheck,
    class: 'forge',
    closure: 'by_nature',
    grade: 'enforced',
    summary: (fact) => `${fact.check} must pass${fact.bypass === 'yes' ? ', though some may pass by' : ''}`,
  }),
  'forge.release': kind({
    title: 'releases and packages, as the forge shows them',
    schema: release,
    class: 'forge',
    closure: 'by_nature',
    grade: 'executed',
    summary: (fact) => `${fact.name}: signed: ${proofs[fact.signed]}, with provenance: ${proofs[fact.attested]}`,
  }),
  'forge.artefact_store': kind({
    title: 'stores for artefacts, as the forge shows them',
    schema: artefactStore,
    class: 'forge',
    closure: 'by_nature',
    grade: 'enforced',
    summary: storeInWords,
  }),
} as const;
