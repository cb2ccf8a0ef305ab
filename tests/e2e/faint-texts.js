// Runs in the browser: visible texts with less contrast than 4.5 to 1 (3 to 1 where large), as painted.
;(() => {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 1
  const paint = canvas.getContext('2d', { willReadFrequently: true })

  function luminance(colours) {
    for (const colour of colours) {
      paint.fillStyle = colour
      paint.fillRect(0, 0, 1, 1)
    }
    const [red, green, blue] = paint.getImageData(0, 0, 1, 1).data
    const linear = (value) => (value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  function ground(element) {
    const behind = element.parentElement ? ground(element.parentElement) : ['white']
    return [...behind, getComputedStyle(element).backgroundColor]
  }

  const faint = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent.trim()
    if (text === '' || /^\p{Emoji}+$/u.test(text)) continue
    const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    if (!seen || element.getBoundingClientRect().width < 2) continue
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    const behind = ground(element)
    const [light, dark] = [luminance(behind), luminance([...behind, color])].sort((a, b) => b - a)
    const ratio = (light + 0.05) / (dark + 0.05)
    const size = Number.parseFloat(fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700)
    if (ratio < (large ? 3 : 4.5)) faint.push({ text: text.slice(0, 60), ratio: Math.round(ratio * 10) / 10 })
  }
  return faint
})()
