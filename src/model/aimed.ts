/** Words by which somebody talks to the machine that reads along, rather than of the brand. */
const ADDRESSES: readonly RegExp[] = [
  // Set aside what you were told: en, de, fr, es, pt, it, nl, pl, sv, tr
  /(ignor|disregard|forget|overr?id|bypass|vergiss|missacht|uberschreib|oublie|olvid|esquec|desconsider|dimentic|negeer|vergeet|zignoruj|pomin|glom|yok ?say|unut).{0,60}(instru|instruc|anweisung|anordnung|regel|regle|regla|regra|regol|consigne|rule|prompt|guideline|above|previous|prior|polecen|aanwijzing|talimat|kural|istruzion|directive|directiva)/s,
  /(instru|anweisung|regel|consigne|rule|prompt|talimat|polecen)\S*.{0,40}(ignor|disregard|forget|yok ?say|unut)/s,
  /(new|real|updated|neue|nouvelle|nueva|nova|nuova|nieuwe)s? (instruction|anweisung|consigne|instruccion|instruco|instrucoe|istruzion|instructie)/s,
  // Who is meant
  /system ?(prompt|message|override|note|instruction)|developer (mode|message)|jailbreak|\bdan mode\b/s,
  /(language|sprach|ai|ki|ia) ?-?(model|assistent|assistant)|\bllm\b|chat ?gpt|openai|classifier|klassifikator/s,
  /(you are|du bist|sie sind|tu es|vous etes|eres|voce e|sei|je bent|act as|pretend|from now on|ab sofort|a partir de) .{0,30}(assistant|assistent|\bai\b|\bki\b|\bia\b|\bbot\b|model|modell)/s,
  // How to answer
  /(classify|label|rate|mark|tag|categori[sz]e|score|klassifizier|bewerte|classe[zr]?\b|clasifica|classifique|classifica|labels?).{0,60}(as|als|comme|como|come)\b.{0,20}(praise|complaint|urgen|positiv|negativ|high|low|lob|none)/s,
  /(all|every|other|each|alle|andere|autres|toutes|todas|otras|outras|altre|tutte) (the )?(other )?(mention|result|item|entr|message|record|id|erwahnung|ergebnis|resultat|mencion|menc|menzion)/s,
  /(respond|reply|answer|output|return|print|antwort|repond|responde|rispond|antwoord).{0,40}(json|only with|exactly|nur mit|uniquement|solamente|schema)/s,
  /["'{]?\s?(kind|sentiment|urgency|department|quote|results|post)["']\s?:/s,
  // Marks of a conversation's parts
  /<\/?\s?(system|assistant|user|instructions?|data|tool)\b|<\||\|>|\[\/?inst\]|<<sys|^\s?#{2,}\s?(system|instruction|response)|(^|\n)\s?(system|assistant|user)\s?:/s,
  /\bdata-[0-9a-f]{6,}|end of (data|mentions|input)|begin (system|instruction)/s,
  // Russian, Ukrainian, Greek, Arabic, Hebrew, Persian, Hindi, Chinese, Japanese, Korean
  /(игнорир|забуд|проигнор|ігнору).{0,60}(инструкц|правил|указан|інструкц)|αγνο.{0,40}οδηγι/s,
  /(تجاهل|انس).{0,60}(تعليمات|التعليمات|أوامر|اوامر)|התעלם.{0,40}הוראות|نادیده.{0,40}دستور/s,
  /(अनदेखा|नज़रअंदाज़|नजरअंदाज).{0,60}निर्देश|निर्देश.{0,60}(अनदेखा|नज़रअंदाज़|नजरअंदाज)/s,
  /(忽略|忽视|无视|無視|忘记|忘掉).{0,40}(指令|指示|提示|规则|規則|说明)|(指示|命令|ルール|プロンプト|指令).{0,20}(無視|忘れ|忽略)/s,
  /(지시|명령|규칙|프롬프트).{0,20}(무시|잊)/s,
  // A long run without a space: something encoded
  /[a-z0-9+/=_-]{80,}/s,
]

/** All that is looked at; what comes later is cut off before the model sees it. */
const LOOKED_AT = 6_000

/**
 * Whether the words seem to speak to a machine. No proof, only a reason for care: such a mention is asked
 * about alone, so that whatever it talks the model into touches no other.
 */
export function isAimedAtMachines(words: string): boolean {
  const written = words
    .slice(0, LOOKED_AT)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[^\S\n]+/g, ' ')
  const withoutAccents = written.normalize('NFKD').replace(/\p{Mn}/gu, '')
  return ADDRESSES.some((address) => address.test(written) || address.test(withoutAccents))
}
