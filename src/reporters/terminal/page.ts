import { styleText } from 'node:util';
import type { Assessment, Cell } from '../../core/assessment.ts';
import { wrap } from '../layout.ts';

/** What every part of the report is drawn from and onto. */
export interface Page {
  readonly width: number;
  readonly paint: Painter;
  readonly assessment: Assessment;
}

/** Styles for lines that are laid out already; without colour each gives its text back. */
export interface Painter {
  heading(text: string, width: number): string[];
  strong(text: string): string;
  faint(text: string): string;
  cell(state: Cell, text: string): string;
}

type Style = Parameters<typeof styleText>[0];

const cellStyles: Readonly<Record<Cell, Style>> = {
  proven: 'green',
  refuted: 'red',
  mixed: 'yellow',
  unknown: 'yellow',
  not_applicable: 'dim',
  no_criterion: 'dim',
};

/** Styles with colour, or without any. */
export function painter(color: boolean): Painter {
  // The caller has decided about colour; the stream is not asked again.
  const paint = (style: Style, text: string) => (color ? styleText(style, text, { validateStream: false }) : text);
  return {
    heading: (text, width) => wrap(text, width).map((line) => paint(['bold', 'underline'], line)),
    strong: (text) => paint('bold', text),
    faint: (text) => paint('dim', text),
    cell: (state, text) => paint(cellStyles[state], text),
  };
}
