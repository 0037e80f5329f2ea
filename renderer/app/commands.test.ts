import { describe, expect, it } from 'vitest';
import { t, translator } from '../../shared/i18n/index.ts';
import { menuCommands } from '../../shared/ipc/menu-commands.ts';
import { commandIds, commands, isEnabled, keysOf, provideCommands, runCommand } from './commands.ts';

describe('the table of commands', () => {
  it('names every command in both languages', () => {
    for (const command of commandIds)
      for (const lng of ['en', 'ko']) expect(translator.exists(`app:command.${command}`, { lng, fallbackLng: [] }), `${lng} ${command}`).toBe(true);
    for (const command of commandIds) expect(t(`app:category.${commands[command].category}`)).not.toBe('');
  });

  it('knows every command of the native menu', () => {
    expect(menuCommands.filter((command) => !(command in commands))).toEqual([]);
  });

  it('gives keys that mean one thing where they act, unless what they need is different', () => {
    const taken = commandIds.flatMap((command) => (commands[command].keys ?? []).map((keys) => `${keys} ${commands[command].where ?? 'window'} ${commands[command].when?.reason ?? ''}`));
    expect(taken.filter((each, index) => taken.indexOf(each) !== index)).toEqual([]);
  });
});

describe('running a command', () => {
  it('asks the newest offer, and nothing once it is withdrawn', () => {
    const ran: string[] = [];
    const withdrawFirst = provideCommands({ about: () => ran.push('first') });
    const withdrawSecond = provideCommands({ about: () => ran.push('second') });
    expect(runCommand('about')).toBe(true);
    withdrawSecond();
    expect(runCommand('about')).toBe(true);
    withdrawFirst();
    expect(runCommand('about')).toBe(false);
    expect(ran).toEqual(['second', 'first']);
  });

  it('does nothing where what it needs is not there', () => {
    let saved = 0;
    const withdraw = provideCommands({ save: () => saved++ });
    expect(isEnabled('save')).toBe(false);
    expect(runCommand('save')).toBe(false);
    expect(saved).toBe(0);
    withdraw();
  });

  it('shows the first of its keys', () => {
    expect(keysOf('redo')).toBe('mod+shift+z');
    expect(keysOf('about')).toBeUndefined();
  });
});
