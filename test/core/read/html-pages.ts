/** Pages of outlets that do not exist, for the tests of the HTML reader. */

export const label =
  'Настоящий материал (информация) произведен, распространен и (или) направлен иностранным агентом «Речной вестник» либо касается деятельности иностранного агента «Речной вестник».'

/** A paragraph of an article, told apart by its number. */
export const prose = (n: number) =>
  `Абзац ${n}: паромщики выдуманной переправы рассказали, что лёд сошёл раньше обычного, и первый рейс назначили на субботу, о чём жителей предупредили заранее.`

const paragraphs = (from: number, to: number) =>
  Array.from({length: to - from + 1}, (_, i) => `<p>${prose(from + i)}</p>`).join('\n')

/** A news page as most content systems make them, with everything around the text. */
export const newsPage = `<!DOCTYPE html>
<html lang="ru-RU">
<head>
  <meta charset="windows-1251">
  <title>Паром пошёл в субботу — Речной вестник</title>
  <meta property="og:title" content="Паром пошёл в субботу — Речной вестник">
  <meta property="og:site_name" content="Речной вестник">
  <meta property="og:url" content="https://vestnik.example/news/parom">
  <link rel="canonical" href="https://vestnik.example/news/parom">
  <meta name="keywords" content="паром, переправа , паром">
  <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Речной вестник"},
  {"@type":"NewsArticle","headline":"Паром пошёл в субботу","datePublished":"2026-03-14T09:30:00+03:00","author":[{"@type":"Person","name":"Вера Лодочникова"}]}]}</script>
  <style>.x7{display:none} @media print{.wide{display:none}}</style>
</head>
<body class="single has-sidebar">
<!-- Yandex.Metrika counter --><noscript><div><img src="https://mc.example/watch/1" style="position:absolute; left:-9999px;" alt=""></div></noscript>
<a class="skip-link" href="#text">К содержанию</a>
<header class="site-header"><a href="/"><img src="/logo.svg" alt="Речной вестник"></a>
<nav><ul><li><a href="/news">Новости</a></li><li><a href="/agents">Иноагенты</a></li></ul></nav></header>
<div class="cookie-notice">Мы используем файлы cookie. <button>Принять</button></div>
<div class="layout">
<main>
<ol class="breadcrumbs"><li><a href="/">Главная</a></li><li><a href="/news">Новости</a></li></ol>
<article>
<h1>Паром пошёл в субботу</h1>
<div class="article__meta"><span class="byline">Вера Лодочникова</span> <time datetime="2026-03-14T09:30">14 марта 2026</time></div>
<div class="article__share"><a href="https://t.me/share?u=1">Поделиться</a> <a href="https://vk.example/share">ВК</a></div>
<figure><img src="data:image/gif;base64,R0lGOD" data-src="https://vestnik.example/parom.jpg" alt="Паром у причала" title="Паром"><figcaption>Фото: Илья Причалов</figcaption></figure>
<div class="article__body wide">
${paragraphs(1, 3)}
<aside class="read-also"><h4>Читайте также</h4><a href="/2">Минюст внёс в реестр иноагентов пятерых речников</a></aside>
<h2>Что дальше</h2>
${paragraphs(4, 5)}
<div class="ad-slot" id="adfox_1">Реклама. ООО «Вёсла»</div>
<ul><li>Рейс в <b>субботу</b></li><li><a href="https://ferry.example/raspisanie" onclick="track()">Расписание</a></li></ul>
<p>Источник: <a href="https://ferry.example/">ferry.example</a></p>
</div>
<footer class="tags"><a rel="tag" href="/t/led">лёд</a> <a rel="tag" href="/t/parom">паром</a></footer>
</article>
<section class="related-posts"><h3>Ещё по теме</h3><p>${prose(90)}</p></section>
<form class="newsletter"><p>Подпишитесь на рассылку</p><input type="email" placeholder="Почта"><button>Подписаться</button></form>
<section id="comments"><h3>Комментарии</h3><article class="comment"><p>${prose(91)} ${prose(92)} ${prose(93)} ${prose(94)} ${prose(95)} ${prose(96)}</p></article></section>
</main>
<aside class="sidebar"><h3>Популярное</h3><ol><li><a href="/3">Вторая переправа</a></li></ol></aside>
</div>
<footer><p>© Речной вестник, 2026</p><p>* Общество «Плоты» признано иностранным агентом.</p><a href="/about">О редакции</a></footer>
<script>alert('нет')</script>
</body></html>`

/** The plate as a banner above the headline, among the site's furniture. */
export const platePage = (plate: string, where: 'banner' | 'header' | 'footer' = 'banner') => `<!doctype html>
<html lang="ru"><head><title>Лёд сошёл</title></head><body>
<header class="header">${where === 'header' ? `<div class="top-banner">${plate}</div>` : ''}<nav><a href="/">Главная</a></nav></header>
${where === 'banner' ? `<div class="foreign-agent-banner promo-banner">${plate}</div>` : ''}
<article><h1>Лёд сошёл</h1>${paragraphs(1, 4)}</article>
<footer>${where === 'footer' ? `<div>${plate}</div>` : ''}<a href="/about">О нас</a></footer>
</body></html>`

export const ampPage = `<!doctype html><html ⚡ lang="ru"><head><meta charset="utf-8">
<link rel="canonical" href="https://vestnik.example/news/amp"><title>Быстрая страница</title>
<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}@-webkit-keyframes -amp-start{from{visibility:hidden}to{visibility:visible}}</style>
<noscript><style amp-boilerplate>body{-webkit-animation:none}</style></noscript></head>
<body><amp-sidebar id="menu"><ul><li><a href="/">Главная</a></li></ul></amp-sidebar>
<amp-user-notification><p>Мы используем cookie</p></amp-user-notification>
<article><h1>Быстрая страница</h1>
<amp-img src="https://vestnik.example/a.jpg" width="800" height="600" alt="Река"><noscript><img src="https://vestnik.example/a.jpg"></noscript></amp-img>
${paragraphs(1, 3)}
<amp-ad type="x">Реклама</amp-ad><amp-social-share type="telegram"></amp-social-share>
${paragraphs(4, 5)}</article></body></html>`

/** As pages were made before there were better ways: tables to place things, breaks for paragraphs. */
export const oldPage = `<HTML><HEAD><TITLE>Речной листок</TITLE></HEAD><BODY BGCOLOR=white>
<TABLE WIDTH=100%><TR><TD WIDTH=150><A HREF="/">Главная</A><BR><A HREF="/a">Архив</A><BR><A HREF="/b">Гостевая</A></TD>
<TD><FONT SIZE=5><B>Переправа открыта</B></FONT><BR><BR>
${prose(1)}<BR><BR>${prose(2)}<br />
<br />
<FONT COLOR=black>${prose(3)}<BR>&nbsp;<BR>${prose(4)}</FONT>
<BR><BR>Ветер с реки,<BR>тихо поёт паром,<BR>скоро весна.
</TD></TR></TABLE></BODY></HTML>`

/** Nothing but `<div>`, as page builders write. */
export const divPage = `<!doctype html><html lang="en"><head><meta name="author" content="Ann Ferry"><title>Ferry opens</title></head><body>
<div id="app"><div class="css-1x"><div class="css-2y"><a href="/">Home</a><a href="/news">News</a><a href="/about">About us</a><a href="/contact">Contact</a></div></div>
<div class="css-3z"><div class="css-4a">Ferry opens</div>
<div>The ferry of an invented town opened on Saturday, and its crew said that the ice had gone much earlier than anyone remembers.<div>A second paragraph stands right inside of the first one, as page builders like to nest them, and it goes on for quite a while.</div>A third paragraph follows the nested one without any element of its own, which readers of the page cannot see at all.</div>
<div><span>The fourth one is in a span</span>, with <b> bold </b>words, and <i></i>it is long enough to be taken for a real paragraph of the story.</div>
<div>Originally published at <a href="https://ferry.example/story">ferry.example</a></div></div></div></body></html>`

/** What a content system stores: no page around it. */
export const fragment = `<!-- wp:paragraph --><p>${prose(1)}</p><!-- /wp:paragraph -->
<!-- plashka-disable age-mark: согласовано с юристом -->
<div class="share promo">Остаётся: в отрывке нет мебели.</div>
<h3>Подзаголовок</h3>
<blockquote><p>Цитата первая.</p><p>Цитата вторая.</p></blockquote>
<pre><code class="language-js">let ice = 0</code></pre>
<table><caption>Рейсы</caption><tr><th>День</th><th>Час</th></tr><tr><td><p>суббота</p></td><td>9&nbsp;&mdash; 10</td></tr></table>
<p>Сказано: &laquo;лёд&raquo; &amp; вода, 10<sup>6</sup> тонн, H<sub>2</sub>O, <q>тихо</q>.</p>
<script>alert(1)</script><iframe src="https://video.example/1"></iframe><p>&nbsp;</p>`
