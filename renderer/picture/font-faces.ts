/** The page's fonts that the text of an SVG is set in, as `@font-face` rules that carry their files. */
export async function fontFaces(svg: string): Promise<string> {
  const signs = new Set([...svg].map((sign) => sign.codePointAt(0) ?? 0));
  const used = pageFaces().filter(({ family, ranges }) => svg.includes(family) && covers(ranges, signs));
  return (await Promise.all(used.map(embedded))).join('\n');
}

interface Face {
  readonly family: string;
  readonly ranges: string;
  readonly url: string;
  readonly rule: CSSFontFaceRule;
}

function pageFaces(): Face[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const family = rule.style.getPropertyValue('font-family').replaceAll(/["']/g, '');
      const url = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
      if (url === undefined) return [];
      return [{ family, ranges: rule.style.getPropertyValue('unicode-range'), url: new URL(url, sheet.href ?? location.href).href, rule }];
    }),
  );
}

/** "U+0-FF, U+131": does it hold one of these? Without ranges it holds all. */
function covers(ranges: string, signs: ReadonlySet<number>): boolean {
  if (ranges === '') return true;
  return ranges.split(',').some((range) => {
    const [, from = '', to = from] = /U\+([0-9A-F?]+)(?:-([0-9A-F]+))?/i.exec(range) ?? [];
    const [low, high] = [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)];
    return [...signs].some((sign) => sign >= low && sign <= high);
  });
}

async function embedded({ family, url, rule }: Face): Promise<string> {
  const data = await dataUrl(await (await fetch(url)).blob());
  const rest = ['font-weight', 'font-style', 'unicode-range'].map((name) => [name, rule.style.getPropertyValue(name)] as const);
  const lines = rest.filter(([, value]) => value !== '').map(([name, value]) => `${name}:${value};`);
  return `@font-face{font-family:'${family}';src:url(${data});${lines.join('')}}`;
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the font cannot be read'));
    reader.readAsDataURL(blob);
  });
}
