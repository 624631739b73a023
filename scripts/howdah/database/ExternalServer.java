package howdah.database;

/// A server that is somebody else's: lessons work there in the role that the settings name, in a place of their own.
record ExternalServer(Endpoint endpoint) implements Server {

    @Override
    public Endpoint runner() {
        return endpoint;
    }

    @Override
    public Endpoint learner() {
        return endpoint;
    }

    @Override
    public String template() {
        return null;
    }

    @Override
    public String description() {
        return "PostgreSQL at " + endpoint;
    }

    @Override
    public void close() {
    }
}
