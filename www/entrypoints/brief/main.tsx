import { render } from 'preact';
import '../../ui/tokens.css';
import '../../ui/base.css';
import './brief.css';
import { Page } from './Page.tsx';

const root = document.getElementById('app');
if (root) render(<Page />, root);
