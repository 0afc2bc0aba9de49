import { describe, expect, it } from 'vitest';
import { fromIso } from '../../../src/domain/time.ts';
import { extractArticle } from '../../../src/sources/shared/article.ts';

const now = fromIso('2026-11-21T12:00:00+08:00') ?? 0;
const at = (iso: string) => fromIso(iso);

const first =
  '北街的水管从周三晚上起就没有水了，楼上楼下都一样，打了两次电话，只说在修，没有说几点来水。';
const second = '我们这边也是，早上六点来过一会儿，八点又停了，老人做饭都成问题。';
const third = '听说是主管道漏了，镇上派了两辆送水车，停在文化广场东门。';
const written = [first, second, third];

const page = (title: string, body: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`;

/** As Discuz! X lays out a thread: a table a post, the author's card at its left. */
function discuz(): string {
  const post = (text: string, i: number) => `
    <div id="post_${900 + i}"><table id="pid${900 + i}" class="plhin"><tr>
      <td class="pls" rowspan="2"><div class="pi"><div class="authi"><a href="space-uid-${i}.html" class="xw1">石桥住户${i}</a></div></div>
        <div class="tns xg2"><table><tr><th><p><a href="#">1${i}</a></p>主题</th><td>帖子</td><td>积分</td></tr></table></div>
        <p><em>中级会员</em></p><dl class="pil cl"><dt>积分</dt><dd>3${i}</dd></dl></td>
      <td class="plc"><div class="pi"><strong><a href="#" id="postnum${900 + i}"><em>${i}</em><sup>#</sup></a></strong>
        <div class="pti"><div class="authi"><em id="authorposton${900 + i}">发表于 2026-11-${19 + i} 08:1${i}:00</em><span class="pipe">|</span><a href="#">只看该作者</a></div></div></div>
        <div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_${900 + i}">${text}</td></tr></table></div>
        <div class="sign">有事请找街道办，电话在公告栏，白天晚上都有人值班，欢迎大家多提意见</div></div></div></td></tr>
      <tr><td class="plc plm"><div class="po"><div class="pob cl"><em><a href="#">回复</a></em><p><a href="#">举报</a></p></div></div></td></tr></table></div>`;
  return page(
    '北街停水几天了 - 石桥论坛 - Powered by Discuz!',
    `<div id="hd"><a href="/">石桥论坛</a><a href="/reg">立即注册</a></div>
     <div id="pt" class="bm cl"><div class="z"><a href="/">首页</a>›<a href="/f-2.html">民生</a></div></div>
     <div id="postlist" class="pl bm"><table><tr><td class="pls ptn pbn"><div class="hm">查看: 312 | 回复: 2</div></td>
       <td class="plc ptm pbn vwthd"><h1 class="ts"><span id="thread_subject">北街停水几天了</span></h1></td></tr></table>
     ${written.map((text, i) => post(text, i)).join('')}</div>
     <div id="f_pst"><form>您需要登录后才可以回帖 <a href="#">登录</a></form></div>
     <div id="ft"><p>Powered by Discuz! X3.4</p><p>GMT+8, 2026-11-21 11:59</p></div>`,
  );
}

/** As phpBB 3 does: the body beside a profile, the date in a line above. */
function phpbb(): string {
  const post = (text: string, i: number) => `
    <div id="p${i}" class="post has-profile bg${i % 2}"><div class="inner">
      <dl class="postprofile" id="profile${i}"><dt><a href="#" class="username">石桥住户${i}</a></dt><dd class="profile-rank">会员</dd><dd class="profile-posts"><strong>帖子:</strong> 4${i}</dd><dd class="profile-joined"><strong>注册:</strong> 2019-03-0${i + 1} 10:00</dd></dl>
      <div class="postbody"><div id="post_content${i}"><h3><a href="#p${i}">Re: 北街停水几天了</a></h3>
        <ul class="post-buttons"><li><a href="#">引用</a></li></ul>
        <p class="author"><a class="unread" href="#"></a><span class="responsive-hide">由 <strong><a class="username" href="#">石桥住户${i}</a></strong> » </span><time datetime="2026-11-${19 + i}T00:1${i}:00+00:00">2026-11-${19 + i} 08:1${i}</time></p>
        <div class="content">${text}</div></div></div></div></div>`;
  return page(
    '北街停水几天了 - 石桥社区',
    `<div id="wrap"><div class="headerbar"><p>石桥社区</p></div><ul class="nav-breadcrumbs"><li><a href="#">版面列表</a></li></ul>
     <div id="page-body"><h2 class="topic-title"><a href="#">北街停水几天了</a></h2>
     <div class="action-bar"><div class="pagination">3 篇帖子 • 第 1 页</div></div>${written.map(post).join('')}</div>
     <div id="page-footer">当前时区为 UTC+8</div></div>`,
  );
}

/** As the large post bars do: floors with a card, the content in a div of its own, comments below. */
function tieba(): string {
  const post = (text: string, i: number) => `
    <div class="l_post j_l_post l_post_bright"><div class="d_author"><ul class="p_author"><li class="icon"></li><li class="d_name"><a class="p_author_name j_user_card" href="#">石桥住户${i}</a></li><li class="l_badge"><div class="d_badge_title">初级粉丝</div></li></ul></div>
     <div class="d_post_content_main"><div class="p_content"><cc><div id="post_content_${i}" class="d_post_content j_d_post_content clearfix">${text}</div></cc></div>
     <div class="core_reply j_lzl_wrapper"><div class="core_reply_tail"><ul class="p_tail"><li><span>${i + 1}楼</span></li><li><span>2026-11-${19 + i} 08:1${i}</span></li></ul><a href="#">回复</a><a href="#">举报</a></div></div></div></div>`;
  return page(
    '北街停水几天了_石桥吧',
    `<div class="head_main"><a href="#">进入贴吧</a></div><div class="core_title_wrap"><h3 class="core_title_txt" title="北街停水几天了">北街停水几天了</h3><ul class="core_title_btns"><li>只看楼主</li><li>收藏</li></ul></div>
     <div class="p_postlist" id="j_p_postlist">${written.map(post).join('')}</div>
     <div class="thread_recommend"><h4>贴吧热议榜</h4><a href="#">一</a><a href="#">二</a></div>`,
  );
}

/** As question-and-answer sites do: question, then answers with their votes. */
function questions(): string {
  const answer = (text: string, i: number) => `
    <div class="List-item"><div class="ContentItem AnswerItem" itemtype="http://schema.org/Answer" itemscope><div class="AuthorInfo"><span class="UserLink AuthorInfo-name">石桥住户${i}</span><div class="AuthorInfo-badgeText">退休教师</div></div>
     <div class="RichContent"><div class="RichContent-inner"><span class="RichText ztext" itemprop="text"><p>${text}</p></span></div>
     <div class="ContentItem-time"><a href="#">发布于 2026-11-2${i} 09:0${i}</a></div>
     <div class="ContentItem-actions"><button>赞同 1${i}</button><button>添加评论</button><button>分享</button></div></div></div></div>`;
  return page(
    '北街停水几天了，有人知道原因吗？ - 石桥问答',
    `<header class="AppHeader"><a href="#">首页</a></header><main><div itemscope itemtype="http://schema.org/Question"><meta itemprop="dateCreated" content="2026-11-19T00:10:00.000Z">
     <div class="QuestionHeader"><h1 class="QuestionHeader-title">北街停水几天了，有人知道原因吗？</h1><div class="QuestionRichText"><span class="RichText ztext" itemprop="text">${first}</span></div><div class="NumberBoard"><div>关注者</div><strong>12</strong></div></div>
     <div class="List"><h4>2 个回答</h4>${[second, third].map((text, i) => answer(text, i + 1)).join('')}</div></div>
     <aside class="Question-sideColumn"><div class="Card"><div>相关问题</div><a href="#">水费为什么涨了？ 8 个回答</a></div></aside></main>`,
  );
}

const starter = '石桥住户0';

describe.each([
  {
    software: 'Discuz!',
    html: discuz(),
    url: 'https://bbs.shiqiao.example/thread-900-1-1.html',
    beganBy: starter,
  },
  {
    software: 'phpBB',
    html: phpbb(),
    url: 'https://www.shiqiao.example/viewtopic.php?t=7',
    beganBy: starter,
  },
  {
    software: 'a post bar',
    html: tieba(),
    url: 'https://tieba.shiqiao.example/p/900',
    beganBy: starter,
  },
  {
    software: 'questions and answers',
    html: questions(),
    url: 'https://www.shiqiao.example/question/900',
    beganBy: undefined,
  },
])('a thread as $software shows it', ({ html, url, beganBy }) => {
  const thread = extractArticle({ html, url, now });

  it('reads what people wrote, in its order, and nothing else but the subject', () => {
    expect(thread.text.split('\n').filter((line) => line !== thread.title)).toEqual(written);
  });

  it('is headed by its subject', () => {
    expect(thread.title).toMatch(/^北街停水几天了(，有人知道原因吗？)?$/);
  });

  it('dates from the first post', () => {
    expect(thread.publishedAt).toBe(at('2026-11-19T08:10:00+08:00'));
  });

  it('names who began it, and nobody who answered', () => {
    expect(thread.author).toBe(beganBy);
  });
});
