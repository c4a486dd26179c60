/** The name of a Python package as it is compared: PEP 503. */
export function pythonName(written: string): string {
  return written.toLowerCase().replace(/[-_.]{1,50}/g, '-');
}

/** The name at the beginning of a requirement (PEP 508); null where none stands there. */
export function requirementName(written: string): string | null {
  const name = /^\s{0,50}([A-Za-z0-9][\w.-]{0,200})/.exec(written)?.[1];
  return name === undefined ? null : pythonName(name);
}
