package dev.seachange.it.editor;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor as far as it asks a language server for YAML files. */
final class YamlEditor implements AutoCloseable {
    private static final int PATIENCE = 30;

    private final Process process;
    private final LanguageServer server;
    private final Client client = new Client();

    private YamlEditor(List<String> command, Path log) throws IOException {
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(client, process.getInputStream(), process.getOutputStream());
        launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    static YamlEditor start(List<String> command, Path log) throws Exception {
        YamlEditor editor = new YamlEditor(command, log);
        InitializeParams params = new InitializeParams();
        params.setProcessId((int) ProcessHandle.current().pid());
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        workspace.setConfiguration(true);
        params.setCapabilities(new ClientCapabilities(workspace, null, null));
        answer(editor.server.initialize(params));
        editor.server.initialized(new InitializedParams());
        return editor;
    }

    /** Opens a file with a text, which need not be on disk. */
    void open(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        String uri = file.toUri().toString();
        client.diagnostics.put(uri, new CompletableFuture<>());
        server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", 1, text)));
    }

    /** What is offered at the one place of the text that is marked by {@code |}. */
    List<CompletionItem> offered(Path file, String marked) throws Exception {
        int at = marked.indexOf('|');
        String before = marked.substring(0, at);
        open(file, before + marked.substring(at + 1));
        int line = (int) before.chars().filter(c -> c == '\n').count();
        Position position = new Position(line, before.length() - before.lastIndexOf('\n') - 1);
        CompletionParams params = new CompletionParams(new TextDocumentIdentifier(file.toUri().toString()), position);
        var offered = answer(server.getTextDocumentService().completion(params));
        return offered.isLeft() ? offered.getLeft() : offered.getRight().getItems();
    }

    /** What is told of a file once it is open. */
    List<Diagnostic> told(Path file) throws Exception {
        return answer(client.diagnostics.get(file.toUri().toString()));
    }

    private static <T> T answer(CompletableFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The side of the editor: takes what the server tells, and has no settings of its own but the switches below. */
    static final class Client implements LanguageClient {
        private final Map<String, CompletableFuture<List<Diagnostic>>> diagnostics = new ConcurrentHashMap<>();

        @Override
        public CompletableFuture<List<Object>> configuration(ConfigurationParams asked) {
            JsonObject yaml = new JsonObject();
            yaml.addProperty("validate", true);
            yaml.addProperty("completion", true);
            // No catalog from elsewhere.
            JsonObject store = new JsonObject();
            store.addProperty("enable", false);
            yaml.add("schemaStore", store);
            List<Object> answers = new ArrayList<>();
            asked.getItems().forEach(item -> answers.add("yaml".equals(item.getSection()) ? yaml : new JsonObject()));
            return CompletableFuture.completedFuture(answers);
        }

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams told) {
            CompletableFuture<List<Diagnostic>> waiting = diagnostics.get(told.getUri());
            if (waiting != null) {
                waiting.complete(told.getDiagnostics());
            }
        }

        @Override
        public CompletableFuture<Void> registerCapability(RegistrationParams params) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void telemetryEvent(Object event) {}

        @Override
        public void showMessage(MessageParams message) {}

        @Override
        public void logMessage(MessageParams message) {}
    }
}
