import { declaresAll, declaresPart } from '../../../src/lexicon/responsibility.ts';
import type { Section, Structure } from '../structure/model.ts';
import { isDenied, isTold } from './assignment.ts';
import { divisionOf } from './matrix.ts';
import { classesIn, type Division, dividesSides } from './part.ts';
import { namingIn } from './suppliers.ts';
import { isToComeBelow, partyOfHeading, type Told, toldIn } from './telling.ts';

/** Sections that are read as one: those of a text, or of a part, that says at its head what it tells. */
interface Unit {
  readonly sections: readonly Section[];
  readonly isDeclared: boolean;
}

/** Whether a heading says that who does what is told below it, and neither asks, denies nor plans it. */
function declares(heading: string, words: RegExp): boolean {
  return words.test(heading) && isTold(heading);
}

/** The texts over a section: the title, the headings that it lies in, its own. */
function above(structure: Structure, section: Section): readonly string[] {
  return [structure.title, ...section.within.map((at) => structure.sections[at]?.heading ?? ''), section.heading];
}

function unitsOf(structure: Structure): readonly Unit[] {
  const { sections, title } = structure;
  const isWhole =
    declares(title, declaresAll) ||
    declares(title, declaresPart) ||
    sections.some(({ heading, level }) => level <= 2 && declares(heading, declaresAll));
  if (isWhole) return [{ sections, isDeclared: true }];
  const heads = new Map<number, Section[]>();
  const alone: Unit[] = [];
  for (const [at, section] of sections.entries()) {
    const head = [...section.within, at].find((place) => {
      const heading = sections[place]?.heading ?? '';
      return declares(heading, declaresAll) || declares(heading, declaresPart);
    });
    if (head === undefined) alone.push({ sections: [section], isDeclared: false });
    else heads.set(head, [...(heads.get(head) ?? []), section]);
  }
  return [...[...heads.values()].map((own) => ({ sections: own, isDeclared: true })), ...alone];
}

/** What the sentences and lists of a unit tell; null where they divide nothing. */
function divisionOfUnit({ sections, isDeclared }: Unit, structure: Structure): Division | null {
  const told: Told[] = sections
    .filter(({ heading }) => !isDenied(heading))
    .map((section) =>
      toldIn(section, {
        heading: isDeclared ? partyOfHeading(section.heading) : null,
        isDeclared,
        isToCome: above(structure, section).some((heading) => isToComeBelow(heading) || !isTold(heading)),
      }),
    );
  const parts = told.flatMap((one) => one.parts);
  const isExplicit = isDeclared || told.some((one) => one.isExplicit);
  const isAboutSecurity = parts.some(({ topics }) => topics.size > 0);
  const classes = classesIn(parts);
  if (!isExplicit || !isAboutSecurity || !(dividesSides(parts) || classes.size > 1)) return null;
  const items = told.reduce((sum, one) => sum + one.items, 0);
  const open = told.reduce((sum, one) => sum + one.open, 0);
  return { form: 2 * items >= parts.length ? 'list' : 'prose', line: parts[0]?.line ?? 1, parts, open, isExplicit };
}

/** What a text tells of who does what: a division for each table, and one for what its lists and sentences tell together. */
export function divisionsIn(structure: Structure): readonly Division[] {
  const named = namingIn(structure);
  const tables = structure.sections.flatMap((section) =>
    section.blocks.flatMap((block, at) => {
      if (block.kind !== 'table' || isDenied(section.heading)) return [];
      const before = section.blocks[at - 1];
      const intro = before?.kind === 'paragraph' ? before.text.slice(-300) : '';
      const isPlanned = intro.endsWith(':') && !isTold(intro.split(/[.!?] /).at(-1) ?? '');
      if (isPlanned) return [];
      const division = divisionOf(block, [...above(structure, section), intro].filter(isTold).join('. '), named);
      return division === null ? [] : [division];
    }),
  );
  const told = unitsOf(structure).flatMap((unit) => divisionOfUnit(unit, structure) ?? []);
  // Those that divide sides count before those that only name several who do something.
  const sided = told.filter(({ parts }) => dividesSides(parts));
  const [head, ...rest] = sided.length > 0 ? sided : told;
  if (head === undefined) return tables;
  const all = [head, ...rest];
  const items = all.filter(({ form }) => form === 'list').length;
  const whole = {
    form: 2 * items >= all.length ? ('list' as const) : ('prose' as const),
    line: head.line,
    parts: all.flatMap(({ parts }) => parts),
    open: all.reduce((sum, { open }) => sum + open, 0),
    isExplicit: true,
  };
  return [...tables, whole];
}

const tells = (block: Section['blocks'][number]): boolean => block.kind === 'table' || isTold(block.text);

/** The line of a title, heading or picture that says that who does what is told, in words or otherwise; null where none does. */
export function declarationIn(structure: Structure): number | null {
  const { sections, title } = structure;
  const section = sections.find(
    ({ heading }, at) =>
      declares(heading, declaresAll) &&
      sections.some(({ within, blocks }, place) => (place === at || within.includes(at)) && blocks.some(tells)),
  );
  if (section !== undefined) return section.line;
  // The title of a page may stand in its front matter alone.
  if (declares(title, declaresAll) && sections.some(({ blocks }) => blocks.some(tells))) return 1;
  return structure.pictures.find(({ text }) => declares(text, declaresAll))?.line ?? null;
}
