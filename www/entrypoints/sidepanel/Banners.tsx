/** What stands above the deal: how the reading goes, notices of the core, and what is asked of the user. */
import { adapterById } from '../../crm/index.ts';
import type { Message } from '../../shared/report.ts';
import { useHide } from '../../ui/presenting.ts';
import { useTexts } from '../../ui/texts.ts';
import type { PullState } from './pull.ts';

export function PullBanner({ pull, adapter, onRead }: { pull: PullState; adapter: string; onRead: () => void }) {
  const { t, say } = useTexts();
  switch (pull.at) {
    case 'idle':
      return null;
    case 'running': {
      const requests = adapterById(adapter)?.data.requests ?? [];
      const total = requests.some((request) => request.paged) ? null : requests.length;
      // How many pages will come is not known before the last one: a bar that only says that it goes on.
      return (
        <div class="banner" role="status" data-pull="running">
          <p>{total === null ? t('pull-running-on', { done: pull.done }) : t('pull-running', { done: pull.done, total })}</p>
          <progress {...(total === null ? {} : { max: total, value: pull.done })} aria-label={t('pull-progress')} />
        </div>
      );
    }
    case 'paused':
      return (
        <div class="banner" role="status" data-pull="paused">
          <p>{t('pull-paused')}</p>
        </div>
      );
    case 'signed_out':
      return (
        <div class="banner warn" role="status" data-pull="signed_out">
          <h2>{t('signed-out')}</h2>
          <p>{t('signed-out-do')}</p>
          <button type="button" class="button small" onClick={onRead}>{t('pull-again')}</button>
        </div>
      );
    case 'failed':
      return (
        <div class="banner warn" role="status" data-pull="failed">
          <h2>{t('pull-stopped')}</h2>
          <p>{say(pull.message)}</p>
          <button type="button" class="button small" onClick={onRead}>{t('pull-again')}</button>
        </div>
      );
  }
}

export function Notices({ notices }: { notices: Message[] }) {
  const { say } = useTexts();
  const hide = useHide();
  return (
    <>
      {notices.map((notice, at) => (
        <p key={at} class="banner" role="status" data-notice={notice.id}>
          {say(notice, hide)}
        </p>
      ))}
    </>
  );
}
