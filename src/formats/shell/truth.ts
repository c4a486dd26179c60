import type { AndOr, Case, Command as CommandNode, CompoundList, TestExpression, Word as WordNode } from 'unbash';
import type { Tri } from '../../core/facts/base.ts';
import { all, any, not, tri } from '../../core/tri.ts';
import { heldWord } from './held.ts';
import type { Word } from './script.ts';
import type { Runnable, Walk } from './walk.ts';

/** Conditions within conditions that are looked at. */
const deepest = 12;
const passing = new Set(['true', ':']);

/** How a condition ends at this point, as far as it is made of literals and of variables that are known; it changes nothing. */
export function truthOf(walk: Walk, node: Runnable, depth = 0): Tri {
  if (depth > deepest) return 'unknown';
  switch (node.type) {
    case 'CompoundList':
      return lastOf(walk, node, depth);
    case 'BraceGroup':
      return lastOf(walk, node.body, depth);
    case 'AndOr':
      return ofChain(walk, node, depth);
    case 'Pipeline': {
      const [only, ...others] = node.commands;
      if (only === undefined || others.length > 0) return 'unknown';
      const negations = node.prefixes.filter(({ type }) => type === 'Negation').length;
      return negated(truthOf(walk, only, depth + 1), negations);
    }
    case 'TestCommand':
      return ofTest(walk, node.expression, depth);
    case 'Command':
      return ofCommand(walk, node);
    default:
      return 'unknown';
  }
}

const negated = (value: Tri, times: number): Tri => (times % 2 === 0 ? value : not(value));

function lastOf(walk: Walk, { commands }: CompoundList, depth: number): Tri {
  const last = commands.at(-1);
  return last === undefined || last.background === true ? 'unknown' : truthOf(walk, last.command, depth + 1);
}

function ofChain(walk: Walk, { commands, operators }: AndOr, depth: number): Tri {
  const [first, ...rest] = commands.map((node) => truthOf(walk, node, depth + 1));
  return rest.reduce<Tri>((so, next, index) => chained(so, operators[index], next), first ?? 'unknown');
}

/** How two pieces end together, of which the second is come to by how the first ends. */
export function chained(before: Tri, operator: '&&' | '||' | undefined, next: Tri): Tri {
  return operator === '||' ? any(before, next) : all(before, next);
}

function ofCommand(walk: Walk, { name, args }: CommandNode): Tri {
  const text = name?.text ?? '';
  if (walk.bodies.has(text)) return 'unknown';
  if (passing.has(text)) return 'yes';
  if (text === 'false') return 'no';
  if (text !== '[' && text !== 'test') return 'unknown';
  const words = args.flatMap((node) => (node.type === 'Word' ? [fixedIn(walk, node)] : [null]));
  if (text === '[' && words.pop() !== ']') return 'unknown';
  const isNegated = words[0] === '!' && words.length > 2;
  const told = ofWords(isNegated ? words.slice(1) : words);
  return isNegated ? not(told) : told;
}

function ofWords(words: readonly (string | null)[]): Tri {
  const [first, second, third] = words;
  if (words.length === 3 && typeof second === 'string') return compared(first ?? null, second, third ?? null);
  if (words.length === 2 && typeof first === 'string') return asked(first, second ?? null);
  return 'unknown';
}

function compared(left: string | null, operator: string, right: string | null): Tri {
  if (left === null || right === null) return 'unknown';
  switch (operator) {
    case '=':
    case '==':
    case '-eq':
      return operator === '-eq' && !/^\d{1,9}$/.test(left) ? 'unknown' : tri(left === right);
    case '!=':
    case '-ne':
      return operator === '-ne' && !/^\d{1,9}$/.test(left) ? 'unknown' : tri(left !== right);
    default:
      return 'unknown';
  }
}

function asked(operator: string, operand: string | null): Tri {
  if (operand === null || (operator !== '-n' && operator !== '-z')) return 'unknown';
  return tri((operand === '') === (operator === '-z'));
}

function ofTest(walk: Walk, test: TestExpression, depth: number): Tri {
  if (depth > deepest) return 'unknown';
  switch (test.type) {
    case 'TestUnary':
      return asked(test.operator, fixedIn(walk, test.operand));
    case 'TestBinary': {
      const right = fixedIn(walk, test.right);
      // The right side is a pattern.
      return right === null || /[*?[\]\\]/.test(right)
        ? 'unknown'
        : compared(fixedIn(walk, test.left), test.operator, right);
    }
    case 'TestLogical': {
      const told = test.operands.map((one) => ofTest(walk, one, depth + 1));
      return test.operator === '&&' ? all(...told) : any(...told);
    }
    case 'TestNot':
      return negated(ofTest(walk, test.operand, depth + 1), test.negations.length);
    case 'TestGroup':
      return ofTest(walk, test.expression, depth + 1);
  }
}

/** Whether the word of a `case` fits one of its arms' patterns. */
export function fitsArm(walk: Walk, word: string | null, pattern: Case['items'][number]['pattern']): Tri {
  return any(
    ...pattern.map((node): Tri => {
      const wanted = fixedIn(walk, node);
      if (wanted === '*') return 'yes';
      if (word === null || wanted === null) return 'unknown';
      if (!/[*?[\]\\|(]/.test(wanted)) return tri(word === wanted);
      const begins = /^([^*?[\]\\|(]{1,200})\*$/.exec(wanted)?.[1];
      return begins === undefined ? 'unknown' : tri(word.startsWith(begins));
    }),
  );
}

/** The text of a word where it is told; null where it is not, or where the shell may make several of it. */
export function fixedIn(walk: Walk, node: WordNode): string | null {
  const found = heldWord(walk, node);
  const [only, ...others] = found;
  if (only === undefined || others.length > 0) return null;
  if (only.isFixed) return only.text;
  return only.isMany !== true && isLeftOut(walk, only.text) ? '' : null;
}

/** Whether a word is an argument that the caller did not give. */
function isLeftOut({ state: { args } }: Walk, text: string): boolean {
  const place = /^\$\{?([1-9])\}?$/.exec(text)?.[1];
  if (place === undefined || args === null || args.some(({ isMany }) => isMany === true)) return false;
  return Number(place) > args.length;
}

/** Whether a list of words holds at least one, whatever its variables hold. */
export function isNeverEmpty(words: readonly Word[]): boolean {
  return words.some(({ isFixed, isMany }) => isFixed || isMany !== true);
}
