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

export const kubernetesFacts = {
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
