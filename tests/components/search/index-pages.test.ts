import { describe, expect, it } from 'vitest';
import { entriesOf, synonymsOf } from '../../../src/components/search/index-pages.ts';

const page = (kind: string, title: string, about: string, body = '') =>
  `<html><body><nav>Lessons</nav><main id="content" data-search="${kind}" data-search-title="${title}" ` +
  `data-search-about="${about}"><h1>Exercise: ${title}</h1>${body}</main><footer>RFC 9293</footer></body></html>`;

describe('what the search finds on a page', () => {
  it('is of an exercise its title and topic, none of its answers', () => {
    const body = '<form>Which?</form><details><summary>Worked answer</summary><p>ACK 8</p></details>';
    expect(
      entriesOf('exercises/a/b/', page('exercise', 'Who waits &amp; why', 'Choose · Closing', body)),
    ).toEqual([
      {
        kind: 'exercise',
        title: 'Who waits & why',
        path: 'exercises/a/b/',
        about: 'Choose · Closing',
        also: [],
        sections: [],
      },
    ]);
  });

  it('is of a lesson its paragraphs by section; tables apart, exercises, figures and links to other pages not at all', () => {
    const prose = `<div class="prose"><p>A <span class="value">60&nbsp;s</span> <span class="term-use"><button>MSL</button>
      <span popover class="definition">Definition.</span></span>.</p>
      <h2 id="end">How it <code>ends</code></h2><ul><li>One</li><li>Two</li></ul>
      <table><tr><th>sysctl</th><td>tcp_fin_timeout</td></tr></table>
      <figure><table><tr><td>ESTAB</td></tr></table></figure>
      <section class="exercise"><p>Which?</p><ul><li>The answer</li></ul></section>
      <aside class="note"><p class="note-kind">Pitfall</p><p>Mind it.</p></aside>
      <p>Next: <a href="../b/">Another lesson</a>.</p></div>`;
    const [lesson] = entriesOf('lessons/a/', page('lesson', 'Close', 'How it ends.', prose));
    expect(lesson?.sections).toEqual([
      { id: '', title: '', text: 'A 60 s MSL .', table: '' },
      { id: 'end', title: 'How it ends', text: 'One\nTwo\nMind it.', table: 'sysctl\ntcp_fin_timeout' },
    ]);
  });

  it('is each term of the glossary, and each question with its topic', () => {
    const term = `<div class="glossary-term"><h3 id="isn">ISN（初始序号）</h3><p>The first number.</p>
      <p>Also: <span class="glossary-spelling">ISS</span></p></div>`;
    const [glossary, isn] = entriesOf('glossary/', page('term', 'Glossary', 'Words.', term));
    expect([glossary?.kind, glossary?.title, isn]).toEqual([
      'page',
      'Glossary',
      {
        kind: 'term',
        title: 'ISN（初始序号）',
        path: 'glossary/#isn',
        about: 'The first number.',
        also: ['ISS'],
        sections: [],
      },
    ]);
    const question = `<details class="question"><summary><h2 id="why">Why <wbr>2 MSL?</h2></summary>
      <p class="question-also">Also asked: <span>How long?</span></p><p class="question-short">Say it.</p></details>`;
    expect(entriesOf('questions/a/', page('question', 'Questions: Closing', 'Closing', question))).toEqual([
      {
        kind: 'question',
        title: 'Why 2 MSL?',
        path: 'questions/a/#why',
        about: 'Closing',
        also: ['How long?'],
        sections: [{ id: '', title: '', text: 'Say it.', table: '' }],
      },
    ]);
  });

  it('is nothing on a list of other pages', () => {
    expect(entriesOf('lessons/', '<main id="content" class="page-width"><h1>Lessons</h1></main>')).toEqual(
      [],
    );
  });
});

it('takes all names of a term, in both languages, for the same', () => {
  const isn = { kind: 'term', path: 'glossary/#isn', about: '', sections: [] } as const;
  const entries = [
    { ...isn, title: 'ISN', also: ['ISS'] },
    { ...isn, title: 'ISN（初始序号）', also: ['初始序列号'] },
  ];
  expect(synonymsOf(entries)).toContainEqual(['ISN', 'ISS', '初始序号', '初始序列号']);
});
