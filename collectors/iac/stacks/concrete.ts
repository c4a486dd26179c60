import type { Yaml } from '../../../src/formats/yaml.ts';

const placeholderAccount = /^(\d)\1{11}$|^(?:123456789012|012345678901|210987654321|123456789123)$/;

/** Whether values name an account or a host: an environment that is there, rather than sizes for any. */
export function isConcrete(node: Yaml): boolean {
  const values: string[] = [];
  const pending: Yaml[] = [node];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at.type === 'scalar') values.push(String(at.value));
    else pending.push(...(at.type === 'list' ? at.items : at.entries.values()));
    if (values.length > 2000) break;
  }
  return values.some((value) => {
    const [account] = /(?<!\d)\d{12}(?!\d)/.exec(value.slice(0, 300)) ?? [];
    if (account !== undefined) return !placeholderAccount.test(account);
    return (
      /^(?:https?:\/\/)?(?:[\w-]{1,63}\.){1,8}(?:gov\.uk|nhs\.uk|gov|mil|com|org|net|io|uk|eu|cloud|dev|app|internal)(?:[/:]|$)/i.test(
        value.slice(0, 300),
      ) && !/example\.|amazonaws\.|localhost/i.test(value.slice(0, 300))
    );
  });
}
