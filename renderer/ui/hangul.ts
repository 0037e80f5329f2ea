const leads = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const vowels = 'ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ'.split(' ');
const tails = ['', ...'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ')];
/** Letters that a keyboard makes of two when no syllable comes of them (yet). */
const joined: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ',
  ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ', ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ',
};

export function hasHangul(text: string): boolean {
  return /[ㄱ-ㅣ가-힣]/.test(text);
}

/** A text letter by letter, as it is typed: "갖" and the beginning of "가중치" are the same three. */
export function lettersOf(text: string): string {
  return text.replace(/[ㄱ-ㅣ가-힣]/g, (character) => {
    const place = character.charCodeAt(0) - 0xac00;
    if (place < 0) return joined[character] ?? character;
    return `${leads[Math.floor(place / 588)]}${vowels[Math.floor(place / 28) % 21]}${tails[place % 28]}`;
  });
}

/** The first consonant of each syllable: "ㅎㅅ" of "학습". */
export function initialsOf(text: string): string {
  return text.replace(/[가-힣]/g, (syllable) => leads[Math.floor((syllable.charCodeAt(0) - 0xac00) / 588)] ?? syllable);
}

/** Does a text begin as was typed: letter by letter, so that a half-written syllable fits, or by the first consonants alone? */
export function begins(text: string, typed: string): boolean {
  if (!hasHangul(typed)) return text.startsWith(typed);
  if (!hasHangul(text)) return false;
  const letters = lettersOf(typed);
  return (/^[ㄱ-ㅎ]+$/.test(letters) && initialsOf(text).startsWith(letters)) || lettersOf(text).startsWith(letters);
}
