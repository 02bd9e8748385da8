// A client of the protocol that shares no code with ours: Node.js and the `ws` package. It takes every client frame that
// PROTOCOL.md gives as an example, fills in the ids of the server under test, and says what must come back; an example
// frame that is never sent makes it fail, so the document and this walk stay complete.
//
// usage: node protocolclient.mjs <PROTOCOL.md> <http://127.0.0.1:PORT>
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const WebSocket = createRequire(import.meta.url)('ws'); // found through NODE_PATH, as `import` would not
const [document, server] = process.argv.slice(2);
const patience = 30_000;

// ---- the document's examples --------------------------------------------------------------------------------------

const examples = { client: new Map(), server: new Map(), refused: [] };
for (const match of readFileSync(document, 'utf8').matchAll(
    /<!-- (frame|refused): (client|server) (\w+) -->\n(?:<!-- .*? -->\n)*```json\n(.*?)\n```/gs)) {
    const [, kind, side, name, text] = match;
    if (kind === 'frame') {
        const list = examples[side].get(name) ?? [];
        list.push(JSON.parse(text));
        examples[side].set(name, list);
    } else if (side === 'client') {
        examples.refused.push({ code: name, text });
    }
}
assert.ok(examples.client.size >= 10, 'the document has lost its examples');
const unsent = new Set(examples.client.keys());
const unseen = new Set(examples.server.keys());

function example(type, changes = {}) {
    unsent.delete(type);
    return { ...examples.client.get(type)[0], ...changes };
}

/// Every field of the example must be there, with the same type of value.
function assertLike(frame, type, optional = []) {
    const known = examples.server.get(type);
    const shape = known.find((one) => one.kind === frame.kind) ?? known[0];
    unseen.delete(type);
    for (const [key, value] of Object.entries(shape)) {
        if (!optional.includes(key))
            assert.equal(typeof frame[key], typeof value, `${type}.${key} in ${JSON.stringify(frame)}`);
    }
}

// ---- a person -----------------------------------------------------------------------------------------------------

class Person {
    constructor(name) {
        this.name = name;
        this.frames = [];
        this.waiting = [];
        this.nextId = 100;
    }

    async http(method, path, body, status) {
        const headers = {};
        if (this.token)
            headers.authorization = `Bearer ${this.token}`;
        if (body !== undefined)
            headers['content-type'] = 'application/json';
        const answer = await fetch(server + path, { method, headers, body: body && JSON.stringify(body) });
        const text = await answer.text();
        assert.equal(answer.status, status, `${method} ${path}: ${text}`);
        const json = text ? JSON.parse(text) : {};
        if (status >= 400) {
            assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
            assert.equal(typeof json.code, 'string');
        }
        return json;
    }

    async register() {
        const password = `pass-${randomUUID()}`;
        const answer = await this.http('POST', '/auth/register', { username: this.name, password }, 201);
        this.password = password;
        this.token = answer.token;
        this.id = answer.user.id;
        assert.equal(answer.user.username, this.name);
    }

    connect(query) {
        this.socket = new WebSocket(`${server.replace('http', 'ws')}/ws${query}`, 'chinwag.v1');
        this.closed = new Promise((resolve) => this.socket.on('close', (code) => resolve(code)));
        this.refusal = new Promise((resolve) => this.socket.on('unexpected-response', (_, answer) => {
            resolve(answer.statusCode);
            this.socket.terminate();
        }));
        this.opened = new Promise((resolve) => this.socket.on('open', resolve));
        this.socket.on('error', () => {});
        this.socket.on('message', (data, isBinary) => {
            assert.equal(isBinary, false);
            this.arrived(JSON.parse(data));
        });
    }

    arrived(frame) {
        if (frame.type === 'ping')
            this.send(example('pong'));
        const index = this.waiting.findIndex((wait) => wait.wanted(frame));
        if (index >= 0)
            this.waiting.splice(index, 1)[0].resolve(frame);
        else
            this.frames.push(frame);
    }

    send(frame) {
        this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    }

    next(what, wanted) {
        const index = this.frames.findIndex(wanted);
        if (index >= 0)
            return Promise.resolve(this.frames.splice(index, 1)[0]);
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`${this.name} waited in vain for ${what}; has `
                + JSON.stringify(this.frames))), patience);
            this.waiting.push({ wanted, resolve: (frame) => { clearTimeout(timer); resolve(frame); } });
        });
    }

    nextOfType(type) {
        return this.next(type, (frame) => frame.type === type);
    }

    nextEvent(kind) {
        return this.next(`event ${kind}`, (frame) => frame.type === 'event' && frame.kind === kind);
    }

    async call(frame) {
        const id = this.nextId++;
        this.send({ ...frame, id });
        const reply = await this.next(`reply to ${frame.type}`, (answer) => answer.type === 'reply' && answer.id === id);
        assertLike(reply, 'reply', ['data']);
        return reply;
    }

    async ok(frame) {
        const reply = await this.call(frame);
        assert.equal(reply.ok, true, JSON.stringify(reply));
        return reply.data;
    }

    async refused(frame, code) {
        const reply = await this.call(frame);
        assert.equal(reply.ok, false, JSON.stringify(reply));
        assert.equal(reply.error.code, code);
        assert.equal(typeof reply.error.message, 'string');
    }

    async online() {
        const { ticket, expires_in: seconds } = await this.http('POST', '/auth/ticket', undefined, 200);
        assert.ok(seconds > 0);
        this.connect(`?ticket=${encodeURIComponent(ticket)}`);
        const hello = await this.nextOfType('hello');
        assertLike(hello, 'hello');
        assert.equal(hello.user.id, this.id);
        assert.equal(hello.protocol, 1);
        const state = await this.ok(example('sync', { rooms: {} }));
        this.room = state.rooms.find((room) => room.name === 'general');
        assert.ok(this.room, 'everybody is in general');
        return { ticket, state };
    }
}

// ---- the walk -----------------------------------------------------------------------------------------------------

const ann = new Person('ann');
const bob = new Person('bob');
const eve = new Person('eve');

async function signIn() {
    const health = await ann.http('GET', '/healthz', undefined, 200);
    assert.equal(health.status, 'ok');
    for (const person of [ann, bob, eve])
        await person.register();
    await new Person('x').http('POST', '/auth/ticket', undefined, 401);
    await new Person('x').http('POST', '/auth/login', { username: 'ann', password: 'not the password' }, 401);
    await new Person('x').http('POST', '/auth/register', { username: 'ann', password: 'long enough' }, 409);
    await ann.http('GET', '/nowhere', undefined, 404);
    await ann.http('GET', '/auth/ticket', undefined, 405);

    const { ticket } = await ann.online();
    const again = new Person('again');
    again.connect(`?ticket=${encodeURIComponent(ticket)}`);
    assert.equal(await again.refusal, 401);
    await bob.online();

    eve.connect('');
    await eve.opened;
    eve.send(example('auth', { token: eve.token }));
    assertLike(await eve.nextOfType('hello'), 'hello');
    const stranger = new Person('stranger');
    stranger.connect('');
    await stranger.opened;
    stranger.send(example('typing_start'));
    assert.equal(await stranger.closed, 1008);
}

async function talk(room) {
    const hello = example('message_send', { room, nonce: randomUUID(), text: 'Shall we have tea?' });
    const stored = await ann.ok(hello);
    assert.ok(Number.isInteger(stored.seq) && Number.isInteger(stored.at));
    assert.deepEqual(await ann.ok(hello), stored, 'the same nonce is the same message');
    const event = await bob.nextEvent('message');
    assertLike(event, 'event');
    assert.equal(event.seq, stored.seq);
    assert.equal(event.sender, ann.id);
    assert.equal(event.nonce, hello.nonce);

    const answer = await bob.ok(example('message_send', {
        room, nonce: randomUUID(), text: 'Yes! 🫖 At four.', reply_to: stored.seq, sender: ann.id, seq: 1, at: 1 }));
    const reply = await ann.next('the reply', (frame) => frame.type === 'event' && frame.seq === answer.seq);
    assert.equal(reply.reply_to, stored.seq);
    assert.equal(reply.sender, bob.id, 'the server says who sent it');
    assert.equal(answer.seq, stored.seq + 1);

    const edit = await bob.ok(example('message_edit', { room, nonce: randomUUID(), target: answer.seq, text: 'At five.' }));
    assert.equal((await ann.nextEvent('edit')).target, answer.seq);
    await ann.refused(example('message_edit', { room, nonce: randomUUID(), target: answer.seq, text: 'no' }), 'forbidden');
    await ann.ok(example('reaction_add', { room, nonce: randomUUID(), target: answer.seq, emoji: '👍' }));
    assert.equal((await bob.nextEvent('reaction_add')).emoji, '👍');
    await ann.ok(example('reaction_remove', { room, nonce: randomUUID(), target: answer.seq, emoji: '👍' }));
    assert.equal((await bob.nextEvent('reaction_remove')).emoji, '👍');
    await bob.ok(example('message_delete', { room, nonce: randomUUID(), target: answer.seq }));
    assert.equal((await ann.nextEvent('delete')).target, answer.seq);
    return { first: stored.seq, last: edit.seq + 3 };
}

async function typeAndRead(room, last) {
    ann.send(example('typing_start', { room }));
    const start = await bob.nextOfType('typing_start');
    assertLike(start, 'typing_start');
    assert.equal(start.user, ann.id);
    ann.send(example('typing_stop', { room }));
    const stop = await bob.nextOfType('typing_stop');
    assertLike(stop, 'typing_stop');
    assert.equal(stop.user, ann.id);
    for (const person of [ann, bob])
        await person.http('PUT', `/api/me/rooms/${room}`, { words_as_typed: true }, 200);
    ann.send(example('typing_text', { room, text: 'Shall we ha' }));
    const words = await bob.nextOfType('typing_text');
    assertLike(words, 'typing_text');
    assert.equal(words.user, ann.id);
    assert.equal(words.text, 'Shall we ha');
    assert.ok(!ann.frames.some((frame) => frame.type.startsWith('typing')), 'never to oneself');

    assert.equal((await bob.ok(example('read', { room, seq: last }))).seq, last);
    assert.equal((await bob.ok(example('read', { room, seq: 1 }))).seq, last, 'a mark never moves back');
    await bob.ok(example('presence_set', { presence: 'do_not_disturb' }));
    await ann.http('PATCH', '/api/me', { status: { text: 'In a meeting', until: Date.now() + 3600000 } }, 200);
    assertLike(await bob.nextOfType('user_updated'), 'user_updated');
    const presence = await ann.next('presence of bob', (frame) => frame.type === 'presence'
        && frame.user === bob.id && frame.presence === 'do_not_disturb');
    assertLike(presence, 'presence');
}

async function rooms() {
    const { room } = await ann.http('POST', '/api/rooms', { kind: 'private', name: 'Plans' }, 201);
    assertLike(await ann.nextOfType('room_added'), 'room_added');
    await bob.http('POST', `/api/rooms/${room.id}/join`, undefined, 404);
    await bob.refused(example('message_send', { room: room.id, nonce: randomUUID() }), 'room_not_found');
    await bob.refused(example('typing_start', { room: 'r_nowhere' }), 'room_not_found');
    await ann.http('POST', `/api/rooms/${room.id}/members`, { user: bob.id }, 200);
    assert.equal((await bob.nextOfType('room_added')).room.id, room.id);
    await bob.ok(example('message_send', { room: room.id, nonce: randomUUID(), text: 'Thank you' }));
    await bob.http('POST', `/api/rooms/${room.id}/leave`, undefined, 200);
    const removed = await bob.nextOfType('room_removed');
    assertLike(removed, 'room_removed');
    assert.equal(removed.room, room.id);
    await bob.http('GET', `/api/rooms/${room.id}/events`, undefined, 404);
}

async function recover(room, first, last) {
    bob.socket.close();
    await bob.closed;
    const missed = await ann.ok(example('message_send', { room, nonce: randomUUID(), text: 'Where are you?' }));
    await bob.http('POST', '/auth/ticket', undefined, 200);
    await bob.online();
    const state = await bob.ok(example('sync', { rooms: { [room]: last } }));
    const synced = state.rooms.find((candidate) => candidate.id === room);
    assert.deepEqual(synced.events.map((event) => event.seq), [missed.seq]);
    assert.equal(synced.read_seq, last);

    const page = await bob.http('GET', `/api/rooms/${room}/events?after=${first - 1}&limit=200`, undefined, 200);
    assert.deepEqual(page.events.map((event) => event.seq),
        Array.from({ length: missed.seq - first + 1 }, (_, index) => first + index), 'gap-free');
    assert.equal(page.head_seq, missed.seq);
    await bob.http('GET', `/api/rooms/${room}/events?limit=201`, undefined, 400);
}

async function misbehave() {
    const unknown = examples.refused.filter(({ code }) => code === 'unknown_type');
    for (const { text } of unknown) {
        eve.send(text);
        const id = JSON.parse(text).id;
        const reply = await eve.next('refusal', (frame) => frame.type === 'reply' && frame.id === id);
        assert.equal(reply.error.code, 'unknown_type');
    }
    // The malformed ones end the connection at the fifth; so a new connection for every four.
    for (const { text, code } of examples.refused.filter((entry) => entry.code === 'bad_request')) {
        const person = new Person('someone');
        person.connect('');
        await person.opened;
        person.send(example('auth', { token: eve.token }));
        await person.nextOfType('hello');
        person.send(text);
        const parsed = JSON.parse(text);
        if (Number.isInteger(parsed.id)) {
            const reply = await person.next('refusal', (frame) => frame.type === 'reply' && frame.id === parsed.id);
            assert.equal(reply.error.code, code);
        }
        for (let count = 1; count < 5; ++count)
            person.send('{"type":');
        assert.equal(await person.closed, 1008, text);
    }
    const binary = new Person('binary');
    binary.connect('');
    await binary.opened;
    binary.socket.send(Buffer.from('{}'));
    assert.equal(await binary.closed, 1003);
    const large = new Person('large');
    large.connect('');
    await large.opened;
    large.socket.send('x'.repeat(5000));
    assert.ok([1009, 1006].includes(await large.closed), 'the rest of its frame may meet a closed socket');
}

async function signOut() {
    await eve.http('POST', '/auth/logout', undefined, 204);
    assert.equal(await eve.closed, 4501);
    await eve.http('POST', '/auth/ticket', undefined, 401);
    for (const person of [ann, bob]) {
        person.socket.close();
        await person.closed;
    }
}

await signIn();
const room = ann.room.id;
const { first, last } = await talk(room);
await typeAndRead(room, last);
await rooms();
await recover(room, first, last);
await misbehave();
await signOut();

unsent.delete('pong'); // sent when a ping comes, which takes up to half a minute
assert.deepEqual([...unsent], [], 'examples of the document that were never sent');
for (const type of ['ping', 'read', 'room_invited', 'room_updated', 'draining'])
    unseen.delete(type); // in other tests: they need time, a direct room, somebody who has left, an administrator
assert.deepEqual([...unseen], [], 'frames of the document that the server never sent');
console.log('the server speaks the protocol as it is written');
