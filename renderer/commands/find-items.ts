import { categories } from '../app/commands.ts';
import { wordScore } from '../ui/word-search.ts';
import type { PaletteItem, Section } from './palette-item.ts';

export interface FoundSection {
  /** null: what was found for what was typed, best first. */
  readonly section: Section | 'lately' | null;
  readonly items: readonly PaletteItem[];
}

const order: readonly Section[] = [...categories, 'add', 'go', 'templates', 'files'];
/** Nodes that are listed without being asked for; more are found by typing. */
const mostListed = 100;
const mostFound = 60;

/** Everything in its place, what was used lately first; or, where something was typed, what answers to it. */
export function findItems(items: readonly PaletteItem[], query: string, lately: readonly string[]): readonly FoundSection[] {
  const found = query.trim() ? [{ section: null, items: ranked(items, query, lately) }] : listed(items, lately);
  return found.filter((each) => each.items.length > 0);
}

function listed(items: readonly PaletteItem[], lately: readonly string[]): FoundSection[] {
  const used = lately.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const rest = items.filter(({ id }) => !lately.includes(id));
  return [{ section: 'lately', items: used }, ...order.map((section) => ({ section, items: rest.filter((item) => item.section === section).slice(0, mostListed) }))];
}

function ranked(items: readonly PaletteItem[], query: string, lately: readonly string[]): PaletteItem[] {
  const scored = items.flatMap((item) => {
    const score = wordScore(item.words, query);
    return score > 0 ? [{ item, score: weighed(score, item, lately) }] : [];
  });
  return scored.sort((a, b) => b.score - a.score).slice(0, mostFound).map(({ item }) => item);
}

/** Of things that answer about equally well, what was used lately is meant, and not what can do nothing now. */
function weighed(score: number, { id, reason }: PaletteItem, lately: readonly string[]): number {
  const since = lately.indexOf(id);
  return score * (reason === undefined ? 1 : 0.5) + (since < 0 ? 0 : 0.15 * (1 - since / lately.length));
}
