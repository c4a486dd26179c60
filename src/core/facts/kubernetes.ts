import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, item, kind, Tri } from './base.ts';

/** A webhook or policy through which a cluster admits objects, and how far it reaches. */
const admission = item({
  engine: z.string(),
  /** What breaks its rules is refused. */
  denies: Tri,
  /** Objects are refused while it does not answer (failure policy `Fail`). */
  failsClosed: Tri,
  /** Namespaces of users, without the system's own, and how many of them it reaches. */
  userNamespaces: Count,
  coveredNamespaces: Count,
});

/** How much of what runs in a cluster a reconciler or a pipeline owns. */
const ownership = item({
  /** Objects that people made or that something made for them, without what controllers derive and the system's own. */
  objects: Count,
  ownedByCode: Count,
});

export const kubernetesFacts = {
  'k8s.ownership': kind({
    title: 'what of the cluster is owned by code',
    schema: ownership,
    class: 'kubernetes',
    closure: 'by_nature',
    grade: 'outcome',
    summary: (fact) => `${fact.ownedByCode} of ${plural(fact.objects, 'object')} owned by code`,
  }),
  'k8s.admission': kind({
    title: 'admission control of the cluster',
    schema: admission,
    class: 'kubernetes',
    closure: 'by_nature',
    grade: 'enforced',
    summary: (fact) =>
      `${fact.engine} ${fact.denies === 'yes' ? 'refuses' : 'does not surely refuse'} in ${fact.coveredNamespaces} of ${plural(fact.userNamespaces, 'namespace')} of users`,
  }),
} as const;
