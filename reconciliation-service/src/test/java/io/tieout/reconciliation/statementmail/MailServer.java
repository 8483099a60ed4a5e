package io.tieout.reconciliation.statementmail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that says what a test wants it to: mail servers that really run cannot be made to fail.
final class MailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile String answerToSender = "250 OK";
    private volatile String answerToRecipient = "250 OK";
    private final AtomicInteger brokenOff = new AtomicInteger();
    private volatile boolean hangsUp;

    MailServer() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// The mails that were taken, heads and all.
    List<String> taken() {
        return List.copyOf(taken);
    }

    void answerSenders(String answer) {
        answerToSender = answer;
    }

    void answerRecipients(String answer) {
        answerToRecipient = answer;
    }

    /// Takes the mail and hangs up without a word.
    void hangUpAfterTheMail(boolean hangsUp) {
        this.hangsUp = hangsUp;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                talk(connection);
            } catch (IOException e) {
                // The client hung up, or the test is over.
                brokenOff.incrementAndGet();
            }
        }
    }

    private void talk(Socket connection) throws IOException {
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
        say(connection, "220 test");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.length() < 4 ? line : line.substring(0, 4);
            switch (command) {
                // Lets people sign in, and knows nobody.
                case "EHLO" -> say(connection, "250-test\r\n250 AUTH PLAIN LOGIN");
                case "AUTH" -> say(connection, "535 5.7.8 Credentials invalid");
                case "HELO", "RSET", "NOOP" -> say(connection, "250 OK");
                case "MAIL" -> say(connection, answerToSender);
                case "RCPT" -> say(connection, answerToRecipient);
                case "DATA" -> {
                    say(connection, "354 Go on");
                    var mail = new StringBuilder();
                    for (var text = in.readLine(); text != null && !text.equals("."); text = in.readLine()) {
                        mail.append(text).append('\n');
                    }
                    taken.add(mail.toString());
                    if (hangsUp) {
                        return;
                    }
                    say(connection, "250 Taken");
                }
                case "QUIT" -> {
                    say(connection, "221 Bye");
                    return;
                }
                default -> say(connection, "502 What");
            }
        }
    }

    private static void say(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        connection.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
