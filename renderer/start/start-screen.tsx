import { FolderOpen, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import { reportError, request } from '../app/api.ts';
import { keysOf, runCommand } from '../app/commands.ts';
import { newGraph } from '../app/files.ts';
import { keysText } from '../app/keys.ts';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Mark } from '../ui/mark.tsx';
import { BlankCard, TemplateCard } from './template-card.tsx';
import { DraftTable } from './draft-table.tsx';
import { RecentTable } from './recent-table.tsx';

/** Recents, recovered drafts, templates. */
export function StartScreen() {
  const [templates, setTemplates] = useState<RequestOutput<'templates.list'>>([]);
  const [version, setVersion] = useState('');
  useEffect(() => {
    request('templates.list', null).then(setTemplates).catch(reportError);
    request('app.info', null).then((info) => setVersion(info.version)).catch(reportError);
  }, []);
  return (
    <div data-region="main" className="grid min-h-0 flex-1 grid-cols-[288px_minmax(0,1fr)]">
      <aside className="flex flex-col border-r border-line bg-canvas px-6 pt-10 pb-5">
        <Mark width={76} />
        <h1 className="mt-5 mb-2 text-display font-semibold tracking-[-0.022em]">{t('app:name')}</h1>
        <p className="text-ink-2">{t('app:start.pitch')}</p>
        <div className="mt-6 flex flex-col gap-2">
          <Button look="primary" size="lg" className="justify-start" onClick={() => runCommand('new')}>
            <Plus size={16} aria-hidden />
            {t('app:start.new')}
            <Keys command="new" />
          </Button>
          <Button size="lg" className="justify-start" onClick={() => runCommand('open')}>
            <FolderOpen size={16} aria-hidden />
            {t('app:command.open')}
            <Keys command="open" />
          </Button>
        </div>
        <div className="mt-auto flex justify-between text-small text-ink-3">
          <span>{t('app:start.offline')}</span>
          <span>{version && t('app:start.version', { version })}</span>
        </div>
      </aside>
      <main className="min-h-0 overflow-y-auto px-10 pt-6 pb-10">
        <div className="mx-auto max-w-[1280px]">
          <DraftTable />
          <RecentTable />
          <div className="mt-6 flex items-baseline gap-2 first:mt-0">
            <h2 className="text-title">{t('app:start.templates')}</h2>
            <span className="text-small text-ink-3">{t('app:start.templatesNote')}</span>
          </div>
          <div className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(272px,1fr))] gap-5">
            {templates.map((template) => (
              <TemplateCard key={template.id} template={template} />
            ))}
            <BlankCard onOpen={newGraph} />
          </div>
        </div>
      </main>
    </div>
  );
}

function Keys({ command }: { readonly command: 'new' | 'open' }) {
  return (
    <span className="ml-auto">
      <Kbd tone="bare">{keysText(keysOf(command) ?? '')}</Kbd>
    </span>
  );
}
