import type { Concept } from './concepts.ts'

/** Emoji and emoticons: the same in every language. */
export const signs: Readonly<Partial<Record<Concept, string>>> = {
  delight: '😍 🥰 🤩 ❤ ♥ 💕 💖 💗 💓 💞 💝 💘 🧡 💛 💚 💙 💜 🤍 💯 🔥 ✨ 🌟 ⭐ 🏆 👑 😻 <3 🫶 🥇',
  liking:
    '😀 😃 😄 😁 😊 🙂 ☺ 😇 😌 👍 👌 😋 😎 🤗 😉 🌸 🌹 💐 ☀ :) :-) :] ;) ;-) =) ^^ ^_^ :p ;p 😺 ✅ 💪 🤝 😘 😚 🫡',
  cheer: '😂 🤣 😆 😅 🎉 🥳 🎊 👏 🙌 :d =d xd 🎈 🍻 🥂 💃 🕺 😜 😝 🤪 🤭 🚀',
  thanks: '🙏',
  dislike: '😕 🙁 ☹ 😒 🙄 😑 😐 😬 😣 😖 😩 😫 👎 😤 🤦 😮‍💨 :( :-( :[ :/ :\\ =( =/ :| 😾 ❌ 🤨 💩 🥱 🫤 🫠',
  disgust: '🤮 🤢 🗑 🚮',
  anger: '😡 😠 🤬 👿 🖕 💢',
  sorrow: "😢 😭 😞 😔 😥 😿 💔 🥺 😓 :'(",
  worry: '😱 😨 😰 😳 😟 🆘',
  danger: '🚨 🚑 🚒',
  insult: '🤡',
}
