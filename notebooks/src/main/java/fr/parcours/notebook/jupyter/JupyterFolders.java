package fr.parcours.notebook.jupyter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The folders a Jupyter of ours works in, so that it neither reads nor changes the settings of the user's own.
 *
 * @param root parent of them all
 */
record JupyterFolders(Path root) {

    /** Makes the folders and returns the variables that tell Jupyter about them. */
    Map<String, String> make() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("JUPYTER_CONFIG_DIR", folder("config"));
        environment.put("JUPYTER_DATA_DIR", folder("data"));
        environment.put("JUPYTER_RUNTIME_DIR", folder("runtime"));
        environment.put("JUPYTER_PATH", folder("data"));
        environment.put("JUPYTERLAB_SETTINGS_DIR", folder("settings"));
        environment.put("JUPYTERLAB_WORKSPACES_DIR", folder("workspaces"));
        environment.put("IPYTHONDIR", folder("ipython"));
        environment.put("JUPYTER_NO_CONFIG", "1");
        // Without a configuration Jupyter makes temporary folders, and leaves them behind.
        environment.put("TMPDIR", folder("temporary"));
        environment.put("PYTHONUTF8", "1");
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        return environment;
    }

    Path data() {
        return root.resolve("data");
    }

    Path settings() {
        return root.resolve("settings");
    }

    private String folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name)).toAbsolutePath().toString();
    }
}
