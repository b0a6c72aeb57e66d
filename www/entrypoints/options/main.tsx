import { render } from 'preact';
import { EngineClient } from '../../engine/client.ts';
import '../../ui/tokens.css';
import '../../ui/base.css';
import './options.css';
import './settings/settings.css';
import { Options } from './Options.tsx';

const root = document.getElementById('app');
if (root) render(<Options engine={new EngineClient()} />, root);
