/** Changes to one's own settings. The core checks the text; these only put things in their places. */
import type { Role, Settings } from '../shared/report.ts';

export function withMe(settings: Settings, origin: string, userId: string, name: string, role: Role): Settings {
  const others = settings.me.filter((me) => !(me.origin === origin && me.user_id === userId));
  return { ...settings, me: [{ origin, user_id: userId, name, role }, ...others] };
}

export function withoutMe(settings: Settings, origin: string, userId: string): Settings {
  return { ...settings, me: settings.me.filter((me) => !(me.origin === origin && me.user_id === userId)) };
}

export function withSight(settings: Settings, origin: string, visible: 'all' | 'own' | 'unknown'): Settings {
  const before = settings.crm.find((crm) => crm.origin === origin);
  const others = settings.crm.filter((crm) => crm.origin !== origin);
  return { ...settings, crm: [...others, { ...before, origin, deals_visible: visible }] };
}

export function withLanguage(settings: Settings, language: string | null): Settings {
  return { ...settings, language };
}
