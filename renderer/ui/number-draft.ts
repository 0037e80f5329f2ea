export interface NumberRule {
  readonly min: number;
  readonly max: number;
  readonly integer?: boolean;
  /** A fixed step, or `log`: along 1, 2, 5, 10, 20, … as learning rates are tried. */
  readonly step?: number | 'log';
}

/** The number a person typed, with thousands commas, a decimal comma or an exponent; null if it is none. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim().replace(/[−–]/g, '-').replace(/[\s_]/g, '');
  if (trimmed === '') return null;
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(trimmed) ? trimmed.replace(/,/g, '') : trimmed.replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

export function isLegal(value: number, rule: NumberRule): boolean {
  return value >= rule.min && value <= rule.max && (!rule.integer || Number.isInteger(value));
}

/** The nearest legal value. */
export function legalise(value: number, rule: NumberRule): number {
  const whole = rule.integer ? Math.round(value) : value;
  return Math.min(rule.max, Math.max(rule.min, whole));
}

/** One step up or down; `coarse` (Shift) goes ten steps. */
export function stepNumber(value: number, direction: 1 | -1, rule: NumberRule, coarse = false): number {
  if (rule.step === 'log') {
    const next = coarse ? value * 10 ** direction : stepLog(value, direction);
    return legalise(cleaned(next), rule);
  }
  const step = rule.step ?? 1;
  return legalise(cleaned(value + direction * step * (coarse ? 10 : 1)), rule);
}

function stepLog(value: number, direction: 1 | -1): number {
  if (value <= 0) return direction > 0 ? 1e-4 : value;
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const marks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20].map((mark) => mark * decade);
  const beyond = direction > 0 ? marks.find((mark) => mark > value * 1.0001) : marks.findLast((mark) => mark < value * 0.9999);
  return beyond ?? value;
}

/** Without the tail that binary fractions leave: 0.1 + 0.2 is 0.3. */
function cleaned(value: number): number {
  return Number(value.toPrecision(12));
}
