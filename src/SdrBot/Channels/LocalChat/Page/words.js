// Every word of the page, one table per language. A table may be incomplete: what it lacks is said in English.
// A value is a sentence with {names}, or one sentence per plural category of the number {count}.
export const words = {
  en: {
    skipToComposer: 'Skip to the message box',
    youAre: 'You are',
    personOption: '{name} · {role} · {city}',
    personDetail: '{role} · {city}',
    conversations: 'Conversations',
    openConversations: 'Open conversations',
    openUnread: { one: 'Open conversations, {shown} unread message', other: 'Open conversations, {shown} unread messages' },
    closeConversations: 'Close conversations',
    directMessages: 'Direct messages',
    channels: 'Channels',
    newWindow: 'New window',
    unread: { one: '{count} unread message', other: '{count} unread messages' },
    unreadTitle: '({count}) {title}',
    many: '{count}+',
    windowTitle: '{conversation} · {person} · SdrBot',
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    messagesOf: 'Messages in {conversation}',
    earlier: 'Show earlier messages',
    loading: 'Loading…',
    emptyDirect: 'Say hello to {name}',
    emptyChannel: 'Nothing here yet',
    emptyDirectText: 'Type in your own words, or start with one of these.',
    emptyChannelText: 'What is shared in this channel appears here. Begin with @SdrBot to ask the bot.',
    suggestions: 'Suggestions',
    today: 'Today',
    yesterday: 'Yesterday',
    newMessages: 'New',
    jumpToNewest: 'New messages',
    bot: 'SdrBot',
    app: 'App',
    messageFrom: '{name}, {time}',
    edited: '(edited)',
    editedAt: 'Edited {time}',
    deleted: 'This message was deleted.',
    sending: 'Sending…',
    uploading: 'Uploading {file}…',
    notSent: 'Not sent.',
    retry: 'Retry',
    discard: 'Discard',
    showMore: 'Show more',
    showLess: 'Show less',
    writeIt: 'Put it into the message box',
    table: 'Table',
    done: 'Done',
    progress: '{value} of {max}',
    choose: 'OK',
    submit: 'Send',
    typing: '{name} is typing…',
    writeTo: 'Message {conversation}',
    channelName: '#{name}',
    send: 'Send',
    sendHint: 'Enter sends · Shift+Enter for a new line',
    attach: 'Attach a CSV file',
    removeFile: 'Remove the file',
    dropFile: 'Drop the CSV file to attach it',
    notCsv: '“{file}” is not a CSV file.',
    emptyFile: '“{file}” is empty.',
    bigFile: '“{file}” is larger than {limit}.',
    dismiss: 'Dismiss',
    close: 'Close',
    unreachable: 'SdrBot cannot be reached. Is it running?',
    failed: 'That did not work ({status}).',
    noPeople: 'There is nobody here yet.',
    shortcuts: 'Keyboard shortcuts',
    keySend: 'Send the message',
    keyLine: 'New line',
    keyRecall: 'Your last message again (in an empty box)',
    keyConversation: 'Previous or next conversation',
    keyList: 'Move in the list of conversations',
    keyFile: 'Attach a CSV file',
    keyEscape: 'Close, or go back to the message box',
    keyHelp: 'This list',
  },
};

/** The function that says a word of the language: `say('unread', { count: 3 })`. */
export function wordsOf(language) {
  const table = words[language] ?? words[language?.split('-')[0]] ?? {};
  const plural = new Intl.PluralRules(Object.hasOwn(words, language) ? language : 'en');
  return (key, values = {}) => {
    const found = table[key] ?? words.en[key] ?? key;
    const sentence = typeof found === 'string' ? found : found[plural.select(values.count)] ?? found.other;
    return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
  };
}

/** Fills the labels of the page: `data-words` is an element's text, `data-words-label` its accessible name. */
export function label(root, say) {
  for (const element of root.querySelectorAll('[data-words]')) {
    element.textContent = say(element.dataset.words);
  }
  for (const element of root.querySelectorAll('[data-words-label]')) {
    const text = say(element.dataset.wordsLabel);
    element.setAttribute('aria-label', text);
    if (element.matches('button')) {
      element.title = text;
    }
  }
}
