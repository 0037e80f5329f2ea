/** Families with those that stand in for them where they are not installed. */
export const families = {
  sans: "'Inter Variable', Inter, 'Pretendard Variable', Pretendard, 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', Arial, sans-serif",
  mono: "'JetBrains Mono Variable', 'JetBrains Mono', D2Coding, 'Noto Sans Mono CJK KR', Consolas, monospace",
  math: "'STIX Two Text', STIXGeneral, 'Latin Modern Roman', Cambria, serif",
} as const;

export interface Letters {
  readonly family: keyof typeof families;
  /** Pixels. */
  readonly size: number;
  readonly weight: number;
}

/** Width of a text in pixels. */
export type Measure = (text: string, letters: Letters) => number;

/** As the page sets it. */
export function measureOnPage(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, { family, size, weight }) => {
    if (!context) return text.length * size * 0.6;
    context.font = `${weight} ${size}px ${families[family]}`;
    return context.measureText(text).width;
  };
}

/** A text with an ellipsis where it would be wider than `width`. */
export function fitted(text: string, letters: Letters, width: number, measure: Measure): string {
  if (measure(text, letters) <= width) return text;
  const signs = [...text];
  while (signs.length > 0 && measure(`${signs.join('')}…`, letters) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

/** Lines no wider than `width`; a word that is too long for one is cut. */
export function wrapped(text: string, letters: Letters, width: number, measure: Measure): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines = [''];
    for (const word of paragraph.split(/(?<=\s)/)) {
      const last = lines.at(-1) ?? '';
      if (last !== '' && measure((last + word).trimEnd(), letters) > width) lines.push(fitted(word, letters, width, measure));
      else lines[lines.length - 1] = last === '' ? fitted(word, letters, width, measure) : last + word;
    }
    return lines;
  });
}
