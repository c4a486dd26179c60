/** Words separated by blanks or line breaks. */
export const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
/** Entries of several words, separated by commas. */
export const phrases = (text: string): readonly string[] => text.split(',').map((phrase) => phrase.trim());
