/** Names of the files in which components and plans of OSCAL are kept. */
export const oscalPath =
  /(?:^|\/)[^/]{0,100}(?:oscal|component[-_]definitions?|system[-_]security[-_]plans?|(?:^|[-_/])ssp)[^/]{0,100}\.(?:json|ya?ml)$/i;

/** Families of controls (NIST SP 800-53) that are about security in operation. */
export const operationFamilies: ReadonlySet<string> = new Set('ac au cm cp ia ir ma mp pe ra sc si sr'.split(' '));
